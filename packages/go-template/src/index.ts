export type { ExecutionLimits } from './execute/budget.ts';
export { printValue } from './execute/print-value.ts';
export { isTrue } from './execute/truth.ts';
export { executeTemplate } from './execute-template.ts';
export { formatNode } from './parse/format-node.ts';
export { type ParsedFile, type ParseOptions, parseFile } from './parse/parse-file.ts';
export { createParseCache, type ParseCache } from './parse-cache.ts';
export { describeTemplateError, TemplateError, type TemplateErrorDetails, type TraceStep } from './template-error.ts';
export {
  addTemplate,
  createTemplateSet,
  type Delimiters,
  findFunction,
  lookupTemplate,
  type MissingKey,
  type Template,
  type TemplateSet,
  type TemplateSetOptions,
  templateNames,
} from './template-set.ts';
