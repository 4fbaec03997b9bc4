import { type RuneSet, runeSetOf } from './rune-set.ts';
import { SIMPLE_FOLD } from './unicode-tables.ts';

/** A rune and all that it equals when case does not count, ascending (Go: unicode.SimpleFold, Unicode 15.0). */
export function foldOrbit(rune: number): readonly number[] {
  return rune < 0x80 ? asciiOrbit(rune) : (foldTable().orbits.get(rune) ?? [rune]);
}

/** The set with everything that equals a member when case does not count. */
export function foldRunes(set: RuneSet): RuneSet {
  const pairs: number[] = [...set];
  for (let i = 0; i < set.length; i += 2) {
    const high = set[i + 1]!;
    for (let rune = Math.max(set[i]!, 0x41); rune <= high && rune < 0x7b; rune++) addOrbit(pairs, asciiOrbit(rune));
    if (high >= 0x80) foldHighRunes(pairs, set[i]!, high);
  }
  return runeSetOf(pairs);
}

const KELVIN = 0x212a;
const LONG_S = 0x017f;

function asciiOrbit(rune: number): readonly number[] {
  const lower = rune | 0x20;
  if (lower < 0x61 || lower > 0x7a) return [rune];
  if (lower === 0x6b) return [0x4b, 0x6b, KELVIN];
  return lower === 0x73 ? [0x53, 0x73, LONG_S] : [lower - 0x20, lower];
}

function addOrbit(pairs: number[], orbit: readonly number[]): void {
  for (const rune of orbit) pairs.push(rune, rune);
}

function foldHighRunes(pairs: number[], low: number, high: number): void {
  const { orbits, foldable } = foldTable();
  for (let at = firstAtLeast(foldable, Math.max(low, 0x80)); at < foldable.length && foldable[at]! <= high; at++) {
    addOrbit(pairs, orbits.get(foldable[at]!)!);
  }
}

interface FoldTable {
  readonly orbits: ReadonlyMap<number, readonly number[]>;
  /** The keys of `orbits`, ascending. */
  readonly foldable: Int32Array;
}

let table: FoldTable | undefined;

function foldTable(): FoldTable {
  table ??= decodeFoldTable();
  return table;
}

function decodeFoldTable(): FoldTable {
  const next = new Map<number, number>();
  let start = 0;
  for (const run of SIMPLE_FOLD.trim().split(/\s+/)) {
    const [gap, more, delta] = run.split(',');
    start += Number.parseInt(gap!, 36);
    const step = more!.endsWith('*') ? 2 : 1;
    const last = start + (more === '' ? 0 : Number.parseInt(more!, 36) * step);
    for (let rune = start; rune <= last; rune += step) next.set(rune, rune + Number.parseInt(delta!, 36));
  }
  const orbits = new Map<number, readonly number[]>();
  for (const rune of next.keys()) {
    if (orbits.has(rune)) continue;
    const orbit = [rune];
    for (let other = next.get(rune)!; other !== rune; other = next.get(other)!) orbit.push(other);
    orbit.sort((a, b) => a - b);
    for (const member of orbit) orbits.set(member, orbit);
  }
  return { orbits, foldable: Int32Array.from(orbits.keys()).sort() };
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
