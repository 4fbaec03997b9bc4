import { type Diagnostic, DiagnosticError } from '@metachart/diagnostics';
import { compareStrings, stringOf } from '@metachart/go-runtime/bytes';
import { extPath } from '@metachart/go-runtime/path';
import { GoError, type GoMap, GoStruct, type GoValue } from '@metachart/go-runtime/reflect';
import { readChartArchive } from '../archive/read-chart-archive.ts';
import type { Chart, ChartLock } from '../chart/chart.ts';
import type { ChartFile } from '../chart/chart-file.ts';
import { metadataOf, metadataValue } from '../chart/metadata-value.ts';
import { emptyMetadata, validateMetadata } from '../chart/validate-metadata.ts';
import type { HelmLogCode } from '../diagnostics/helm-logs.ts';
import { registerSource } from '../provenance/origins.ts';
import { MAX_CHART_DEPTH, MAX_NESTED_SIZE } from './chart-limits.ts';
import { decodeLock, decodeMetadata, decodeValues } from './decode-chart-files.ts';

export interface LoadOptions {
  /** The path of the chart, which the origins of its values start with. */
  readonly path?: string;
  /** Takes what Helm logs while it loads. */
  readonly warn?: (diagnostic: Diagnostic) => void;
}

/**
 * A chart from its files, the charts below `charts/` included, whether directories or archives. The order of the files
 * does not matter but for duplicates; charts below are in the order of their directories (Helm's own order is random).
 *
 * Throws GoError with Helm's texts: `Chart.yaml file is missing`, `validation: …`, `cannot load values.yaml: …`,
 * `error unpacking subchart NAME in PARENT: …`; DiagnosticError for charts nested too deep, as when an archive contains
 * itself, and for archives that are too large. Go: pkg/chart/loader/load.go LoadFiles (L3, L4).
 */
export function loadChart(files: readonly ChartFile[], options: LoadOptions = {}): Chart {
  return loadFiles(files, {
    options,
    depth: 0,
    path: options.path ?? '',
    parent: undefined,
    budget: { bytes: MAX_NESTED_SIZE },
  });
}

/** As loadChart, from a packed chart. Throws also as readChartArchive. */
export function loadChartArchive(archive: Uint8Array, options: LoadOptions = {}): Chart {
  return loadChart(readChartArchive(archive), options);
}

interface Loading {
  readonly options: LoadOptions;
  readonly depth: number;
  readonly path: string;
  /** The full path of the chart that holds this one. */
  readonly parent: string | undefined;
  /** What archives inside may still hold. */
  readonly budget: { bytes: number };
}

function loadFiles(files: readonly ChartFile[], loading: Loading): Chart {
  const parts = sortFiles(files, loading);
  if (parts.metadata === undefined) throw new GoError('Chart.yaml file is missing');
  const metadata = validateMetadata(metadataOf(parts.metadata));
  const { parent } = loading;
  const fullPath = parent === undefined ? metadata.name : `${parent}/charts/${metadata.name}`;
  return {
    metadata,
    lock: parts.lock,
    values: parts.values,
    schema: parts.schema,
    templates: parts.templates,
    files: parts.files,
    raw: files,
    dependencies: loadSubcharts(parts.subcharts, { name: metadata.name, fullPath, loading }),
    fullPath,
    isRoot: parent === undefined,
  };
}

/** What the files of a chart are, before it is known whether they make one. */
interface ChartParts {
  metadata: GoStruct | undefined;
  lock: ChartLock | undefined;
  values: GoMap | undefined;
  schema: Uint8Array | undefined;
  readonly templates: ChartFile[];
  readonly files: ChartFile[];
  /** The files below charts/, by the first part of their path there. */
  readonly subcharts: Map<string, ChartFile[]>;
}

function sortFiles(files: readonly ChartFile[], loading: Loading): ChartParts {
  const parts: ChartParts = {
    metadata: undefined,
    lock: undefined,
    values: undefined,
    schema: undefined,
    templates: [],
    files: [],
    subcharts: new Map(),
  };
  // Chart.yaml comes first, because older charts add to it from another file.
  for (const { name, data } of files) {
    if (name !== 'Chart.yaml') continue;
    parts.metadata = withApiVersion(decodeMetadata(data, name, parts.metadata));
  }
  for (const file of files) sortFile(parts, file, loading);
  return parts;
}

function sortFile(parts: ChartParts, file: ChartFile, loading: Loading): void {
  const { name, data } = file;
  switch (name) {
    case 'Chart.yaml':
      return;
    case 'Chart.lock':
      parts.lock = decodeLock(data, name);
      return;
    case 'values.yaml':
      parts.values = decodeValues(data);
      registerSource(parts.values, chartSource(file, loading));
      return;
    case 'values.schema.json':
      parts.schema = data;
      return;
    case 'requirements.yaml':
      addRequirements(parts, file, loading);
      return;
    case 'requirements.lock':
      addRequirementsLock(parts, file, loading);
      return;
  }
  if (name.startsWith('templates/')) parts.templates.push(file);
  else if (!name.startsWith('charts/') || extPath(name) === '.prov') parts.files.push(file);
  else addSubchartFile(parts, file);
}

/** A chart of Helm 2 may leave the version of its format out. */
function withApiVersion(metadata: GoStruct): GoStruct {
  if (metadata.fields.get('APIVersion') !== '') return metadata;
  return new GoStruct(metadata.goType, new Map<string, GoValue>([...metadata.fields, ['APIVersion', 'v1']]));
}

function chartSource({ name, data }: ChartFile, { path }: Loading): Parameters<typeof registerSource>[1] {
  return { kind: 'chart', name: path === '' ? name : `${path}/${name}`, text: stringOf(data) };
}

function addRequirements(parts: ChartParts, file: ChartFile, { options }: Loading): void {
  const metadata = parts.metadata ?? metadataValue(emptyMetadata);
  if (metadata.fields.get('APIVersion') !== 'v1') {
    const text =
      'Warning: Dependencies are handled in Chart.yaml since apiVersion "v2". We recommend migrating dependencies to Chart.yaml.';
    warn(options, 'chart/requirements-in-v2', text);
  }
  parts.metadata = decodeMetadata(file.data, file.name, metadata);
  if (parts.metadata.fields.get('APIVersion') === 'v1') parts.files.push(file);
}

function addRequirementsLock(parts: ChartParts, file: ChartFile, { options }: Loading): void {
  parts.lock = decodeLock(file.data, file.name);
  parts.metadata ??= metadataValue(emptyMetadata);
  if (parts.metadata.fields.get('APIVersion') === 'v1') {
    parts.files.push(file);
    return;
  }
  const text =
    'Warning: Dependency locking is handled in Chart.lock since apiVersion "v2". We recommend migrating to Chart.lock.';
  warn(options, 'chart/requirements-lock-in-v2', text);
}

function warn({ warn: take }: LoadOptions, code: HelmLogCode, message: string): void {
  take?.({ code, severity: 'warning', message });
}

function addSubchartFile({ subcharts }: ChartParts, { name, data }: ChartFile): void {
  const inner = name.slice('charts/'.length);
  const slash = inner.indexOf('/');
  const chart = slash === -1 ? inner : inner.slice(0, slash);
  const files = subcharts.get(chart);
  const file = { name: inner, data };
  if (files) files.push(file);
  else subcharts.set(chart, [file]);
}

interface ParentChart {
  readonly name: string;
  readonly fullPath: string;
  readonly loading: Loading;
}

function loadSubcharts(subcharts: ReadonlyMap<string, readonly ChartFile[]>, parent: ParentChart): Chart[] {
  return [...subcharts]
    .filter(([name]) => !name.startsWith('_') && !name.startsWith('.'))
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([name, files]) => loadSubchart(name, files, parent));
}

function loadSubchart(
  name: string,
  files: readonly ChartFile[],
  { name: parent, fullPath, loading }: ParentChart,
): Chart {
  const { options, budget } = loading;
  const depth = loading.depth + 1;
  if (depth > MAX_CHART_DEPTH) throw nestedTooDeep(fullPath);
  const path = loading.path === '' ? `charts/${name}` : `${loading.path}/charts/${name}`;
  const inner: Loading = { options, depth, path, parent: fullPath, budget };
  const archive = extPath(name) === '.tgz' ? files[0] : undefined;
  if (archive && archive.name !== name) {
    throw new GoError(`error unpacking subchart tar in ${parent}: expected ${name}, got ${archive.name}`);
  }
  try {
    return loadFiles(archive ? unpack(archive, budget) : filesInside(files), inner);
  } catch (error) {
    if (error instanceof GoError) {
      throw new GoError(`error unpacking subchart ${name} in ${parent}: ${error.message}`, error);
    }
    throw error;
  }
}

function unpack({ name, data }: ChartFile, budget: { bytes: number }): readonly ChartFile[] {
  const files = readChartArchive(data);
  for (const file of files) budget.bytes -= file.data.length;
  if (budget.bytes >= 0) return files;
  throw new DiagnosticError('chart/archives-too-large', {
    message: `the chart archives inside the chart hold more than ${MAX_NESTED_SIZE} bytes together; the last was ${name}`,
    hint: 'check where the archive comes from; an archive that contains itself many times looks like this',
  });
}

/** The files of a chart's directory; a file that lies in charts/ itself belongs to no chart. */
function filesInside(files: readonly ChartFile[]): ChartFile[] {
  const inside: ChartFile[] = [];
  for (const { name, data } of files) {
    const slash = name.indexOf('/');
    if (slash !== -1) inside.push({ name: name.slice(slash + 1), data });
  }
  return inside;
}

function nestedTooDeep(fullPath: string): DiagnosticError {
  return new DiagnosticError('chart/nested-too-deep', {
    message: `charts nest deeper than ${MAX_CHART_DEPTH} levels in charts/ (${fullPath.slice(0, 200)}…)`,
    hint: 'look for a chart that contains itself, as a directory or as an archive',
  });
}
