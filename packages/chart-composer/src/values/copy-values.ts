import { DiagnosticError } from '@metachart/diagnostics';
import { type GoMap, GoTypedMap, type GoValue } from '@metachart/go-runtime/reflect';
import { copyOrigins } from '../provenance/origins.ts';

export interface CopyOptions {
  /** Leaves the origins behind, which costs less. */
  readonly withoutOrigins?: boolean;
}

/**
 * A deep copy of values: maps and lists are new, everything else is shared. Origins go along.
 * Throws DiagnosticError `values/too-deep`. Go: copystructure.Copy.
 */
export function copyValues(values: GoMap, { withoutOrigins = false }: CopyOptions = {}): GoMap {
  // A list of what is left to do in place of recursion, which would bound the depth by the stack.
  const work: Work[] = [];
  const copy = startMap(values, 0, work);
  for (let task = work.pop(); task; task = work.pop()) {
    const { from, to, depth } = task;
    if (depth > MAX_VALUES_DEPTH) throw tooDeep();
    if (to instanceof Map) {
      copyMembers(to, depth, work);
      if (!withoutOrigins) copyOrigins(from as GoMap, to);
    } else {
      copyItems(to, depth, work);
    }
  }
  return copy;
}

/** A copy of a map that shares its values. Go: coalesce.go copyMap. */
export function copyMapShallow(values: GoMap): GoMap {
  const copy: GoMap = new Map(values);
  copyOrigins(values, copy);
  return copy;
}

/** As deep as YAML may nest in go-yaml; only a program, or import-values that put a table into itself, could go deeper. */
export const MAX_VALUES_DEPTH = 10_000;

export function tooDeep(): DiagnosticError {
  return new DiagnosticError('values/too-deep', {
    message: `values nest deeper than ${MAX_VALUES_DEPTH} levels`,
    hint: 'look for import-values that import a table into a table inside it',
  });
}

/** A copy whose members are still those of the original. */
interface Work {
  readonly from: GoMap | readonly GoValue[];
  readonly to: GoMap | GoValue[];
  readonly depth: number;
}

// The engine copies a map as a whole faster than entry by entry, and most members are no containers.
function copyMembers(map: GoMap, depth: number, work: Work[]): void {
  map.forEach((value, key) => {
    if (value instanceof Map) map.set(key, startMap(value, depth + 1, work));
    else if (Array.isArray(value)) map.set(key, startList(value, depth + 1, work));
  });
}

function copyItems(list: GoValue[], depth: number, work: Work[]): void {
  list.forEach((item, index) => {
    if (item instanceof Map) list[index] = startMap(item, depth + 1, work);
    else if (Array.isArray(item)) list[index] = startList(item, depth + 1, work);
  });
}

function startMap(from: GoMap, depth: number, work: Work[]): GoMap {
  const to = from instanceof GoTypedMap ? new GoTypedMap(from.goType, from) : new Map(from);
  work.push({ from, to, depth });
  return to;
}

function startList(from: readonly GoValue[], depth: number, work: Work[]): GoValue[] {
  const to = from.slice();
  if (to.length > 0) work.push({ from, to, depth });
  return to;
}
