import { Buffer } from 'node:buffer';
import { type Chart, type ChartFile, type ChartLock, dependencyValue, metadataValue } from '@metachart/chart-composer';
import { encodeJson } from '@metachart/go-runtime/json';
import type { GoValue } from '@metachart/go-runtime/reflect';
import { formatTime, parseTime } from '@metachart/go-runtime/time';
import type { JsonObject, RecordedChart, RecordedFile } from './release-record.ts';

/** Go's time.RFC3339Nano, in which Go writes times into JSON. */
export const rfc3339Nano = '2006-01-02T15:04:05.999999999Z07:00';

/**
 * A chart as Helm records it (Helm: pkg/chart, its JSON names). `chart` is what processDependencies gave: its metadata then
 * lists the enabled dependencies only, and its values hold the defaults of the charts below it where it declares any.
 */
export function recordChart(chart: Chart): RecordedChart {
  return {
    metadata: toJson(metadataValue(chart.metadata)),
    lock: chart.lock === undefined ? null : recordLock(chart.lock),
    templates: recordFiles(chart.templates),
    values: chart.values === undefined ? null : toJson(chart.values),
    schema: chart.schema === undefined ? null : base64(chart.schema),
    files: recordFiles(chart.files),
  };
}

/** A Go value as encoding/json writes it. */
export function toJson(value: GoValue): JsonObject {
  return JSON.parse(encodeJson(value, { escapeHtml: false })) as JsonObject;
}

function recordLock({ generated, digest, dependencies }: ChartLock): JsonObject {
  return {
    // RFC 3339 and its form with fractions are the same layout to a reader.
    generated: formatTime(parseTime(rfc3339Nano, generated), rfc3339Nano),
    digest,
    dependencies: dependencies?.map((item) => item && toJson(dependencyValue(item))) ?? null,
  };
}

/** Helm's loader leaves a nil list where there is no file. */
function recordFiles(files: readonly ChartFile[]): readonly RecordedFile[] | null {
  return files.length === 0 ? null : files.map(({ name, data }) => ({ name, data: base64(data) }));
}

function base64(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
}
