import { sprint } from '@metachart/go-runtime/fmt';
import { type GoMap, GoTypedMap, type GoValue, STRING_MAP } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import type { Report } from '../diagnostics/helm-logs.ts';
import { coalesceTables } from '../values/coalesce-tables.ts';
import { layerValues } from '../values/coalesce-values.ts';
import { copyValues } from '../values/copy-values.ts';
import { asMap, findTable, isTable } from '../values/table.ts';
import type { ChartNode, DependencyNode } from './chart-node.ts';

/**
 * Gives each chart that declares dependencies the values it imports from them, below its own: its default values become
 * those of its whole subtree. Nulls stay. Go: dependencies.go processDependencyImportValues with merge (L6, L7).
 */
export function importValues(node: ChartNode, report: Report): void {
  for (const dependency of node.dependencies) importValues(dependency, report);
  const { dependencies } = node.metadata;
  if (dependencies === undefined) return;
  const layered = layerValues(node, undefined, { nulls: 'merge', report });
  const imported: GoMap = new Map();
  for (const dependency of dependencies) importFrom(dependency, { layered, imported, report });
  if (imported.size === 0) {
    node.values = layered;
    return;
  }
  // The imported tables are those of the layered values, and must not be merged into themselves.
  node.values = coalesceTables(copyValues(layered), imported, { nulls: 'merge', report, prefix: '' });
}

interface Import {
  /** The values of the chart and those below it. */
  readonly layered: GoMap;
  /** Takes what is imported. */
  readonly imported: GoMap;
  readonly report: Report;
}

function importFrom(dependency: DependencyNode, { layered, imported, report }: Import): void {
  const pairs: GoValue[] = [];
  for (const entry of dependency.importValues ?? []) {
    const pair = readEntry(entry);
    if (pair === undefined) continue;
    pairs.push(pair.entry);
    const found = findTable(layered, `${dependency.name}.${pair.child}`);
    if (found) {
      coalesceTables(imported, nestAt(pair.parent, asMap(found)), { nulls: 'merge', report, prefix: '' });
    } else {
      reportMissing(dependency.name, { ...pair, layered }, report);
    }
  }
  dependency.importValues = pairs.length === 0 ? undefined : pairs;
}

interface Pair {
  readonly child: string;
  readonly parent: string;
  /** Whether the entry was a string, the name of an export. */
  readonly exported: boolean;
  /** What the entry is replaced by. */
  readonly entry: GoValue;
}

function readEntry(entry: GoValue): Pair | undefined {
  if (typeof entry === 'string') return makePair(`exports.${entry}`, '.', true);
  if (!isTable(entry)) return undefined;
  return makePair(sprint([entry.get('child') ?? null]), sprint([entry.get('parent') ?? null]), false);
}

function makePair(child: string, parent: string, exported: boolean): Pair {
  const entry = new GoTypedMap(STRING_MAP, [
    ['child', child],
    ['parent', parent],
  ]);
  return { child, parent, exported, entry };
}

/** Go: dependencies.go pathToMap. */
function nestAt(path: string, data: GoMap): GoMap {
  if (path === '.') return data;
  return path.split('.').reduceRight<GoMap>((inner, key) => new Map([[key, inner]]), data);
}

function reportMissing(name: string, { child, exported, layered }: Pair & { readonly layered: GoMap }, report: Report) {
  const problem = `${quote(missingKey(layered, `${name}.${child}`))} is not a table`;
  if (exported) report('chart/import-values-missing-export', `Warning: ImportValues missing table: ${problem}`);
  else
    report('chart/import-values-missing-table', `Warning: ImportValues missing table from chart ${name}: ${problem}`);
}

/** The first key of a path at which there is no table. */
function missingKey(values: GoMap, path: string): string {
  const keys = path.split('.');
  const depth = keys.findIndex((_, i) => findTable(values, keys.slice(0, i + 1).join('.')) === undefined);
  return keys[depth] ?? '';
}
