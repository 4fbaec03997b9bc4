import type { Chart } from '@metachart/chart-composer';
import { type SourceSpan, suggestName } from '@metachart/diagnostics';
import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';
import type { Finding } from './finding.ts';
import type { ReadRecord } from './record-reads.ts';
import { placeOfValue } from './source-place.ts';
import type { TemplateMentions } from './template-mentions.ts';

export interface UnreadValuesOptions {
  /** The chart before and after its dependencies were chosen. */
  readonly loaded: Chart;
  readonly chart: Chart;
  /** The coalesced values, and what a rendering read of them. */
  readonly values: GoMap;
  readonly record: ReadRecord;
  readonly mentions: TemplateMentions;
  /** The files and flags whose values are examined: the chart's own values.yaml and what the user gave. */
  readonly isOwn: (file: string) => boolean;
}

/**
 * Values that no template reads: neither did a rendering, nor does the text of any template have the key's name, nor is
 * anything above it handed on as a whole. Values of disabled charts do not count. Of a table without any read value only
 * the table itself is told.
 */
export function findUnreadValues(options: UnreadValuesOptions): Finding[] {
  if (options.mentions.readsAnyValue) return [];
  const findings: Finding[] = [];
  visitTable(options.values, {
    ...options,
    path: [],
    charts: [options.chart],
    loadedCharts: [options.loaded],
    findings,
  });
  return findings;
}

interface Visit extends UnreadValuesOptions {
  readonly path: readonly string[];
  /** The chart whose values the table is, if any, as it is rendered and as it was loaded. */
  readonly charts: readonly Chart[];
  readonly loadedCharts: readonly Chart[];
  readonly findings: Finding[];
}

/** Nobody writes values by hand that nest deeper. */
const MAX_DEPTH = 100;

/** Whether anything in the table is, or may be, read. */
function visitTable(table: GoMap, visit: Visit): boolean {
  let anyRead = table.size === 0;
  for (const [key, value] of table) {
    if (isExempt(key, visit) || visitKey(table, key, { ...visit, value })) anyRead = true;
  }
  return anyRead;
}

function visitKey(table: GoMap, key: string, visit: Visit & { readonly value: GoValue }): boolean {
  const { value, mentions, record, findings } = visit;
  const path = [...visit.path, key];
  const before = findings.length;
  if (value instanceof Map) {
    // What is handed on is read out of sight.
    if (mentions.handedOn.has(key) || path.length > MAX_DEPTH) return true;
    if (visitTable(value, { ...visit, path, ...chartsAt(key, visit) }) && value.size > 0) return true;
  }
  if (mentions.names.has(key) || record.isRead(table, key)) return true;
  const place = placeOfValue(table, key);
  if (place === undefined || !visit.isOwn(place.file)) return true;
  // The table tells it for all that is in it.
  findings.length = before;
  findings.push(describe(path, place, mentions));
  return false;
}

/** What is read by Helm and not by templates, or would be if some chart was enabled. */
function isExempt(key: string, { path, charts, loadedCharts }: Visit): boolean {
  const isChartLevel = charts.length > 0 || path.length === 0;
  if (!isChartLevel) return false;
  if (key === 'global' || key === 'tags' || key === 'exports') return true;
  const declared = loadedCharts.flatMap(({ metadata }) => metadata.dependencies ?? []);
  const names = declared.map(({ name, alias }) => alias || name);
  const enabled = charts.flatMap(({ dependencies }) => dependencies.map(({ metadata }) => metadata.name));
  return names.includes(key) && !enabled.includes(key);
}

function chartsAt(key: string, { charts, loadedCharts }: Visit): Pick<Visit, 'charts' | 'loadedCharts'> {
  const inside = (from: readonly Chart[]) =>
    from.flatMap(({ dependencies }) => dependencies.filter(({ metadata }) => metadata.name === key));
  const found = inside(charts);
  return { charts: found, loadedCharts: found.length > 0 ? [...inside(loadedCharts), ...found] : [] };
}

function describe(path: readonly string[], span: SourceSpan, mentions: TemplateMentions): Finding {
  const key = path.at(-1)!;
  const near = suggestName(key, mentions.fieldsBehind.get(path.at(-2) ?? 'Values') ?? []);
  return {
    code: 'lint/unread-value',
    severity: 'warning',
    message: `no template reads ${path.join('.')}`,
    span,
    hint: near === undefined ? 'remove it, or look for the name that was meant' : `did you mean "${near}"?`,
  };
}
