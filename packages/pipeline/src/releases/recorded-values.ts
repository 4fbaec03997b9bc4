import { coalesceValues } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import { decodeJsonObject } from '@metachart/go-runtime/json';
import type { GoMap } from '@metachart/go-runtime/reflect';
import type { JsonObject, ReleaseRecord } from '@metachart/release';

/** What the user set, numbers as Go reads them; undefined where the record holds nothing. Throws GoError beyond Go's depth. */
export function userValues({ config }: ReleaseRecord): GoMap | undefined {
  return toGoMap(config);
}

/**
 * The values that the templates of the revision saw: what the user set over the chart's recorded defaults (Helm:
 * pkg/action/get_values.go). The charts below it are not recorded. Throws as chart-composer's coalesceValues.
 */
export function computedValues(record: ReleaseRecord): {
  readonly values: GoMap;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { metadata, values } = record.chart;
  const name = typeof metadata?.name === 'string' ? metadata.name : '';
  return coalesceValues({ metadata: { name }, values: toGoMap(values), dependencies: [] }, userValues(record));
}

/** Through the text, which has Go's limit of depth and its reading of numbers. */
function toGoMap(object: JsonObject | null | undefined): GoMap | undefined {
  if (object == null) return undefined;
  const map = decodeJsonObject(JSON.stringify(object));
  return map instanceof Map ? map : undefined;
}
