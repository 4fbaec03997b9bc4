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
  const copy = emptyLike(values);
  // A list of what is left to do in place of recursion, which would bound the depth by the stack.
  const work: Work[] = [{ from: values, to: copy, depth: 0 }];
  for (let task = work.pop(); task; task = work.pop()) {
    if (task.depth > MAX_VALUES_DEPTH) throw tooDeep();
    if (task.from instanceof Map) {
      copyEntries(task as MapWork, work);
      if (!withoutOrigins) copyOrigins(task.from, task.to as GoMap);
    } else {
      copyItems(task as ListWork, work);
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

interface MapWork {
  readonly from: GoMap;
  readonly to: GoMap;
  readonly depth: number;
}

interface ListWork {
  readonly from: readonly GoValue[];
  readonly to: GoValue[];
  readonly depth: number;
}

type Work = MapWork | ListWork;

function copyEntries({ from, to, depth }: MapWork, work: Work[]): void {
  for (const [key, value] of from) to.set(key, typeof value === 'object' ? startCopy(value, depth + 1, work) : value);
}

function copyItems({ from, to, depth }: ListWork, work: Work[]): void {
  for (const item of from) to.push(typeof item === 'object' ? startCopy(item, depth + 1, work) : item);
}

function startCopy(value: GoValue, depth: number, work: Work[]): GoValue {
  if (value instanceof Map) {
    const to = emptyLike(value);
    work.push({ from: value, to, depth });
    return to;
  }
  if (!Array.isArray(value)) return value;
  const to: GoValue[] = [];
  if (value.length > 0) work.push({ from: value, to, depth });
  return to;
}

function emptyLike(map: GoMap): GoMap {
  return map instanceof GoTypedMap ? new GoTypedMap(map.goType) : new Map();
}
