export {
  type Diagnostic,
  type DiagnosticCode,
  DiagnosticError,
  type DiagnosticErrorOptions,
  isDiagnosticError,
  type RelatedPlace,
  type Severity,
} from './diagnostic.ts';
export { type FormatOptions, formatDiagnostic } from './format-diagnostic.ts';
export { formatPlace, type SourcePosition, type SourceSpan } from './source-span.ts';
export { suggestName } from './suggest-name.ts';
export { unreachable } from './unreachable.ts';
