import { asValues, type Chart, coalesceValues, processDependencies } from '@metachart/chart-composer';
import { stringOf } from '@metachart/go-runtime/bytes';
import { joinPath } from '@metachart/go-runtime/path';
import type { FuncMap, GoMap, GoMapView } from '@metachart/go-runtime/reflect';
import type { ExecutionLimits } from '@metachart/go-template';
import { renderChart } from '../engine/render-chart.ts';
import type { Capabilities } from '../objects/capabilities.ts';
import { attempt } from './attempt.ts';
import { readSources, type TemplateSource } from './findings/chart-sources.ts';
import { findDuplicateKeys } from './findings/find-duplicate-keys.ts';
import { findIdleSelectors } from './findings/find-idle-selectors.ts';
import { findLargeNumbers } from './findings/find-large-numbers.ts';
import { findMalformedFields, type LocateLine } from './findings/find-malformed-fields.ts';
import { findShadowedDefines } from './findings/find-shadowed-defines.ts';
import { findUnreadValues } from './findings/find-unread-values.ts';
import { findYamlSurprises } from './findings/find-yaml-surprises.ts';
import { type Finding, sortFindings } from './findings/finding.ts';
import { createLinePlacer, type LinePlacer } from './findings/place-in-template.ts';
import { recordReads } from './findings/record-reads.ts';
import { readRenderedObjects } from './findings/rendered-object.ts';
import { collectMentions } from './findings/template-mentions.ts';
import type { YamlDocument } from './findings/yaml-document.ts';
import { prepareValues } from './prepare-values.ts';

export interface ReviewChartOptions {
  /** The path that the places of findings begin with; the origins of the chart's values begin with it too. */
  readonly path: string;
  /** What the user set, over the chart's defaults. */
  readonly values: GoMap;
  /**
   * The values files of the user. They are examined, and values that no template reads are told, only where they are meant
   * for this chart alone; otherwise this is undefined.
   */
  readonly valuesFiles: readonly YamlDocument[] | undefined;
  readonly namespace: string;
  readonly capabilities: Capabilities;
  /** What helmFuncs gives. */
  readonly funcs: FuncMap;
  readonly limits?: ExecutionLimits | undefined;
}

/**
 * What Helm's rules do not look for: numbers printed as 1e+06, definitions that another chart replaces, values that no
 * template reads, keys given twice, what YAML 1.1 makes of plain scalars, selectors that match nothing, and ports,
 * quantities and networks that are none. In the order of their places. A chart that cannot be rendered is examined as far
 * as it goes; why it cannot is for lintChart to tell.
 */
export function reviewChart(loaded: Chart, options: ReviewChartOptions): Finding[] {
  const documents = [...ownDocuments(loaded, options), ...(options.valuesFiles ?? [])];
  const findings = documents.flatMap((document) => [...findDuplicateKeys(document), ...findYamlSurprises(document)]);
  const composed = attempt(() => composeChart(loaded, options.values));
  if (composed.ok) findings.push(...reviewTemplates(loaded, composed.value, options));
  return sortFindings(findings);
}

function ownDocuments({ raw }: Chart, { path }: ReviewChartOptions): YamlDocument[] {
  return raw
    .filter(({ name }) => name === 'Chart.yaml' || name === 'values.yaml')
    .map(({ name, data }) => ({ file: joinPath(path, name), text: stringOf(data) }));
}

interface ComposedChart {
  readonly chart: Chart;
  readonly values: GoMap;
}

function composeChart(loaded: Chart, values: GoMap): ComposedChart {
  const { chart } = processDependencies(loaded, values);
  return { chart, values: coalesceValues(chart, values).values };
}

function reviewTemplates(loaded: Chart, { chart, values }: ComposedChart, options: ReviewChartOptions): Finding[] {
  // Templates that are nested too deeply cannot be parsed at all.
  const parsed = attempt(() => ({ sources: readSources(chart, options), everywhere: readSources(loaded, options) }));
  if (!parsed.ok) return [];
  const { sources, everywhere } = parsed.value;
  const findings = findShadowedDefines(sources);
  const prepared = prepareValues(chart, values, { ...options, skipSchemaValidation: true, onLog: () => {} });
  if (!prepared.ok) return findings;
  const all = (prepared.value.get('Values') as GoMapView).target;
  const recorded = recordReads(all);
  prepared.value.set('Values', asValues(recorded.values));
  const { funcs, limits } = options;
  const rendered = attempt(() => renderChart(chart, prepared.value, { funcs, limits, lint: true }).files);
  if (!rendered.ok) return findings;

  const locateLine = createLocator(sources, rendered.value);
  const valuesFile = joinPath(options.path, 'values.yaml');
  const isOwn = (file: string) =>
    file === valuesFile ||
    (options.valuesFiles !== undefined && !file.startsWith(`${joinPath(options.path, 'charts')}/`));
  findings.push(
    ...findLargeNumbers(rendered.value, { chart, sources, values: all, isOwn, locateLine }),
    ...findUnreadValues({
      loaded,
      chart,
      values: all,
      record: recorded.record,
      mentions: collectMentions([...everywhere, ...sources], templateTexts(loaded, all)),
      isOwn,
    }),
  );
  const objects = readRenderedObjects(rendered.value);
  const locate: LocateLine = ({ template }, line) => locateLine(template, line);
  findings.push(
    ...findMalformedFields(objects, locate),
    ...findIdleSelectors(objects, { namespace: options.namespace, locate }),
  );
  return findings;
}

function createLocator(sources: readonly TemplateSource[], rendered: ReadonlyMap<string, string>) {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const placers = new Map<string, LinePlacer>();
  return (template: string, line: number) => {
    const { file, parsed } = byPath.get(template)!;
    const known = placers.get(template);
    const place = known ?? createLinePlacer({ file, source: parsed.text, rendered: rendered.get(template) ?? '' });
    placers.set(template, place);
    return place(line);
  };
}

/** Texts that may be executed as templates or that name values: conditions, imports, texts of the values, files. */
function* templateTexts(chart: Chart, values: GoMap): Generator<string> {
  yield* dependencyTexts(chart);
  yield* valueTexts(values);
}

function* dependencyTexts({ metadata, files, raw, dependencies }: Chart): Generator<string> {
  for (const { condition, importValues } of metadata.dependencies ?? []) {
    yield condition;
    yield JSON.stringify((importValues ?? []).map((item) => (item instanceof Map ? [...item.values()] : item)));
  }
  for (const { data } of files) {
    const text = stringOf(data);
    if (text.includes('{{')) yield text;
  }
  yield* templatesInComments(raw);
  for (const dependency of dependencies) yield* dependencyTexts(dependency);
}

/** What values.yaml shows in comments as templates that a user may write. */
function* templatesInComments(files: Chart['raw']): Generator<string> {
  const file = files.find(({ name }) => name === 'values.yaml');
  if (file === undefined) return;
  for (const line of stringOf(file.data).split('\n')) if (/^\s*#.*\{\{/.test(line)) yield line;
}

function* valueTexts(values: GoMap): Generator<string> {
  const pending: unknown[] = [values];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value instanceof Map || Array.isArray(value))
      pending.push(...[...value.values()].filter((inner) => inner != null));
    else if (typeof value === 'string' && value.includes('{{')) yield value;
  }
}
