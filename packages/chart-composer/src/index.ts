export { packChart, packedFiles } from './archive/pack-chart.ts';
export { readChartArchive } from './archive/read-chart-archive.ts';
export type { Chart, ChartLock, CrdFile, Dependency, Maintainer, Metadata } from './chart/chart.ts';
export type { ChartFile } from './chart/chart-file.ts';
export { crdFiles } from './chart/crd-files.ts';
export { DEPENDENCY, MAINTAINER, METADATA } from './chart/metadata-types.ts';
export { dependencyValue, metadataOf, metadataValue } from './chart/metadata-value.ts';
export { sanitizeString } from './chart/sanitize-string.ts';
export type { UncheckedMetadata } from './chart/validate-metadata.ts';
export { checkDependencies, checkInstallable, checkKubeVersion } from './dependencies/check-dependencies.ts';
export { isCompatibleRange } from './dependencies/compatible-range.ts';
export { lockDigest, requirementsDigest } from './dependencies/lock-digest.ts';
export { type ProcessedChart, processDependencies } from './dependencies/process-dependencies.ts';
export { formatHelmLog, type HelmLogCode, type Report } from './diagnostics/helm-logs.ts';
export {
  createIgnoreFilter,
  DEFAULT_IGNORE_RULES,
  type IgnoreFilter,
  type IgnorePattern,
  type IgnoreRules,
  parseIgnoreRules,
} from './ignore/parse-ignore-rules.ts';
export { MAX_CHART_DEPTH, MAX_CHART_SIZE, MAX_FILE_SIZE } from './load/chart-limits.ts';
export { type LoadOptions, loadChart, loadChartArchive } from './load/load-chart.ts';
export { loadChartFile } from './load/load-chart-file.ts';
export { chartIgnoreFilter, checkChartFileSize, selectChartFiles } from './load/select-chart-files.ts';
export {
  copyOrigins,
  type Origin,
  originOf,
  registerKey,
  registerSource,
  type ValueSource,
} from './provenance/origins.ts';
export { placeOf } from './provenance/place-of.ts';
export type { SchemaSource } from './schema/schema-documents.ts';
export {
  type SchemaOptions,
  type SchemaTree,
  validateSchema,
  validateValuesSchema,
} from './schema/validate-values-schema.ts';
export {
  parseSetFileInto,
  parseSetInto,
  parseSetJsonInto,
  parseSetLiteralInto,
  parseSetStringInto,
} from './strvals/parse-set.ts';
export type { SetOptions } from './strvals/set-parser.ts';
export { coalesceTables, type TableOptions } from './values/coalesce-tables.ts';
export { type CoalescedValues, coalesceValues, mergeValues, type ValuesTree } from './values/coalesce-values.ts';
export { composeUserValues, type ReadFile, type ValueSettings } from './values/compose-user-values.ts';
export { copyValues } from './values/copy-values.ts';
export { mergeMaps } from './values/merge-maps.ts';
export { readValues, readValuesFile, type ValuesFile } from './values/read-values.ts';
export { asMap, findPathValue, findTable, isTable, pathValue, table } from './values/table.ts';
export {
  type ReleaseFacts,
  type RenderValues,
  type RenderValuesOptions,
  toRenderValues,
} from './values/to-render-values.ts';
export { asValues, VALUES } from './values/values-type.ts';
