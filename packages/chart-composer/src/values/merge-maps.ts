import type { GoMap } from '@metachart/go-runtime/reflect';
import { carryOrigin, copyOrigins, hasOrigins } from '../provenance/origins.ts';
import { isTable } from './table.ts';

/**
 * The values of two files, the second over the first: tables merge, everything else is replaced, and a null stays a null.
 * Gives a new map; tables that stand in only one of the two are shared with it. Go: pkg/cli/values mergeMaps (L10).
 */
export function mergeMaps(lower: GoMap, upper: GoMap): GoMap {
  const merged: GoMap = new Map(lower);
  copyOrigins(lower, merged);
  const tracked = hasOrigins(upper);
  for (const [key, value] of upper) {
    const below = merged.get(key);
    merged.set(key, isTable(value) && isTable(below) ? mergeMaps(below, value) : value);
    if (tracked) carryOrigin(upper, merged, key);
  }
  return merged;
}
