import { sprintf } from '@metachart/go-runtime/fmt';
import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';
import type { Report } from '../diagnostics/helm-logs.ts';
import { carryOrigin, hasOrigins } from '../provenance/origins.ts';
import { MAX_VALUES_DEPTH, tooDeep } from './copy-values.ts';
import { isTable } from './table.ts';

/** What a null of the higher layer does to a value of the lower one: coalescing removes the key, merging keeps the null. */
export type NullRule = 'coalesce' | 'merge';

export interface TableOptions {
  readonly nulls: NullRule;
  readonly report: Report;
  /** The path of the tables, for warnings. */
  readonly prefix: string;
}

/**
 * Merges `source` into `destination`, which wins, both in place: the destination takes nested tables of the source by
 * reference, and the source takes the nulls of the destination. Go: coalesce.go coalesceTablesFullKey (L7).
 */
export function coalesceTables(destination: GoMap, source: GoMap, options: TableOptions): GoMap {
  // Open tables in place of recursion, which would bound the depth by the stack.
  const open = [openTable(destination, source, options.prefix)];
  for (let table = open.at(-1); table; table = open.at(-1)) {
    const entry = table.entries.next();
    if (entry.done) {
      open.pop();
      continue;
    }
    const inner = coalesceKey(table, { key: entry.value[0], value: entry.value[1] }, options);
    if (inner && open.push(inner) > MAX_VALUES_DEPTH) throw tooDeep();
  }
  return destination;
}

interface OpenTable {
  readonly destination: GoMap;
  readonly source: GoMap;
  readonly entries: MapIterator<[string, GoValue]>;
  readonly nullified: ReadonlySet<string> | undefined;
  readonly tracked: boolean;
  readonly prefix: string;
}

function openTable(destination: GoMap, source: GoMap, prefix: string): OpenTable {
  const nullified = takeNulls(destination, source);
  return { destination, source, entries: source.entries(), nullified, tracked: hasOrigins(source), prefix };
}

interface Entry {
  readonly key: string;
  readonly value: GoValue;
}

/** Handles one key of the source; two tables that meet are handed back. */
function coalesceKey(table: OpenTable, { key, value }: Entry, options: TableOptions): OpenTable | undefined {
  const { destination, source, nullified, tracked, prefix } = table;
  if (!destination.has(key)) {
    destination.set(key, value);
    if (tracked) carryOrigin(source, destination, key);
    return undefined;
  }
  const existing = destination.get(key);
  if (existing === null && options.nulls === 'coalesce' && nullified?.has(key)) {
    carryOrigin(destination, destination, key);
    destination.delete(key);
  } else if (isTable(value)) {
    const path = joinKeys(prefix, key);
    if (isTable(existing)) return openTable(existing, value, path);
    const text = sprintf('warning: cannot overwrite table with non table for %s (%v)', [path, value]);
    options.report('values/table-over-non-table', text);
  } else if (isTable(existing) && value !== null) {
    const path = joinKeys(prefix, key);
    const text = sprintf('warning: destination for %s is a table. Ignoring non-table value (%v)', [path, value]);
    options.report('values/non-table-over-table', text);
  }
  return undefined;
}

/** `a.b`, or `b` without a prefix. */
export function joinKeys(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}.${key}`;
}

/**
 * Puts the nulls of the destination into the source; the keys whose value in the source was not null until then. A null
 * that meets no default is kept.
 */
function takeNulls(destination: GoMap, source: GoMap): ReadonlySet<string> | undefined {
  let nullified: Set<string> | undefined;
  destination.forEach((value, key) => {
    if (value !== null) return;
    if ((source.get(key) ?? null) !== null) {
      nullified ??= new Set();
      nullified.add(key);
    }
    source.set(key, null);
  });
  return nullified;
}
