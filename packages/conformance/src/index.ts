export { compareCase, type Programs, type Verdict } from './compare/compare-case.ts';
export { type KnownDifferences, loadKnownDifferences } from './compare/known-differences.ts';
export { type MaskResult, maskLines } from './compare/mask-lines.ts';
export { runTemplate, type TemplateRun } from './compare/run-template.ts';
export { type CorpusCase, loadCases } from './corpus/load-cases.ts';
export { formatResult, formatSummary } from './report/format-summary.ts';
export { type CaseResult, type Summary, summariseVerdicts } from './report/summarise-verdicts.ts';
export { type RunOptions, runConformance } from './run-conformance.ts';
