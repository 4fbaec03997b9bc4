import type { Diagnostic } from '@metachart/diagnostics';
import { sprintf } from '@metachart/go-runtime/fmt';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { collectTo, type Report } from '../diagnostics/helm-logs.ts';
import { carryOrigin, hasOrigins } from '../provenance/origins.ts';
import { coalesceTables, joinKeys, type NullRule } from './coalesce-tables.ts';
import { type CopyOptions, copyMapShallow, copyValues } from './copy-values.ts';
import { isTable } from './table.ts';

/** What coalescing needs to know of a chart; both a loaded Chart and one being processed have it. */
export interface ValuesTree {
  readonly metadata: { readonly name: string };
  readonly values: GoMap | undefined;
  readonly dependencies: readonly ValuesTree[];
}

export interface CoalescedValues {
  readonly values: GoMap;
  /** What Helm logs, with its text as the message. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The values of a chart and of the charts below it (each under its name), with `values` over the charts' defaults, and
 * `global` passed down. Neither argument is changed. Throws GoError `type mismatch on NAME: …` where the values of a chart
 * are no table. Go: chartutil.CoalesceValues (L7, L8).
 */
export function coalesceValues(chart: ValuesTree, values: GoMap | undefined): CoalescedValues {
  return composeValues(chart, values, 'coalesce');
}

/** As coalesceValues, but nulls stay, so that a later coalescing still sees them. Go: chartutil.MergeValues. */
export function mergeValues(chart: ValuesTree, values: GoMap | undefined): CoalescedValues {
  return composeValues(chart, values, 'merge');
}

/** Both of the above, reporting to a caller's sink. */
export function layerValues(chart: ValuesTree, values: GoMap | undefined, options: Omit<Layering, 'prefix'>): GoMap {
  return layerChart(chart, values ? copyValues(values, options) : new Map(), { ...options, prefix: '' });
}

/** The key under which values are passed to all charts below. */
export const GLOBAL_KEY = 'global';

interface Layering extends CopyOptions {
  readonly nulls: NullRule;
  readonly report: Report;
  readonly prefix: string;
}

function composeValues(chart: ValuesTree, values: GoMap | undefined, nulls: NullRule): CoalescedValues {
  const diagnostics: Diagnostic[] = [];
  return { values: layerValues(chart, values, { nulls, report: collectTo(diagnostics) }), diagnostics };
}

function layerChart(chart: ValuesTree, values: GoMap, layering: Layering): GoMap {
  layerDefaults(chart, values, layering);
  layerDependencies(chart, values, layering);
  return values;
}

function layerDependencies(chart: ValuesTree, values: GoMap, layering: Layering): void {
  const prefix = joinKeys(layering.prefix, chart.metadata.name);
  for (const dependency of chart.dependencies) {
    const { name } = dependency.metadata;
    if (!values.has(name)) values.set(name, new Map());
    const own = values.get(name);
    if (!isTable(own)) throw new GoError(sprintf('type mismatch on %s: %t', [name, own]));
    passGlobals(own, values, { ...layering, prefix });
    layerChart(dependency, own, { ...layering, prefix });
  }
}

/** Go: coalesce.go coalesceValues. */
function layerDefaults(chart: ValuesTree, values: GoMap, { nulls, report, prefix, ...options }: Layering): void {
  if (chart.values === undefined) return;
  const path = joinKeys(prefix, chart.metadata.name);
  const defaults = copyValues(chart.values, options);
  const tracked = hasOrigins(defaults);
  for (const [key, value] of defaults) {
    if (!values.has(key)) {
      values.set(key, value);
      if (tracked) carryOrigin(defaults, values, key);
      continue;
    }
    const own = values.get(key);
    if (own === null) {
      if (nulls === 'merge') continue;
      carryOrigin(values, values, key);
      values.delete(key);
    } else if (isTable(own)) {
      if (isTable(value)) {
        // The nulls in a dependency's values are looked at when that chart's turn comes.
        const inner = isDependency(chart, key) ? 'merge' : nulls;
        coalesceTables(own, value, { nulls: inner, report, prefix: joinKeys(path, key) });
      } else if (value !== null) {
        report('values/skipped-not-table', `warning: skipped value for ${path}.${key}: Not a table.`);
      }
    }
  }
}

function isDependency(chart: ValuesTree, name: string): boolean {
  return chart.dependencies.some((dependency) => dependency.metadata.name === name);
}

/**
 * Puts the globals of a chart into the values of a chart below it, over what that has there. The top level and the tables
 * in it are copied, deeper tables are shared by all charts (L2). Go: coalesce.go coalesceGlobals.
 */
function passGlobals(to: GoMap, from: GoMap, { report, prefix }: Layering): void {
  const toGlobals = to.has(GLOBAL_KEY) ? to.get(GLOBAL_KEY) : (new Map() as GoMap);
  if (!isTable(toGlobals)) {
    const text = 'warning: skipping globals because destination global is not a table.';
    report('values/globals-destination-not-table', text);
    return;
  }
  const fromGlobals = from.has(GLOBAL_KEY) ? from.get(GLOBAL_KEY) : (new Map() as GoMap);
  if (!isTable(fromGlobals)) {
    report('values/globals-source-not-table', 'warning: skipping globals because source global is not a table.');
    return;
  }
  for (const [key, value] of fromGlobals) {
    const existing = toGlobals.get(key);
    if (isTable(value)) {
      if (existing !== undefined && !isTable(existing)) {
        const text = `Conflict: cannot merge map onto non-map for ${quote(key)}. Skipping.`;
        report('values/globals-conflict', text);
        continue;
      }
      const copy = copyMapShallow(value);
      if (existing) coalesceTables(copy, existing, { nulls: 'merge', report, prefix: joinKeys(prefix, key) });
      toGlobals.set(key, copy);
    } else if (isTable(existing)) {
      report('values/globals-key-is-table', `key ${key} is table. Skipping`);
      continue;
    } else {
      toGlobals.set(key, value);
    }
    carryOrigin(fromGlobals, toGlobals, key);
  }
  to.set(GLOBAL_KEY, toGlobals);
}
