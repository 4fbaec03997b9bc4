import { PLAIN, STYLE_MASK, VERBATIM } from './node-flags.ts';
import { END, FLAGS, HAS_MERGE, HAS_ODD_SCALAR, type NodeTape, SHIFT, START } from './node-tape.ts';

/**
 * Notes in the tape's features what is out of the ordinary about a plain scalar: infinity and not-a-number, which JSON
 * does not have; a merge key; a null key; a key that may be an integer beyond int64.
 */
export function noteScalar(tape: NodeTape, node: number, isKey: boolean): void {
  const base = node << SHIFT;
  const { data, text } = tape;
  if ((data[base + FLAGS]! & (STYLE_MASK | VERBATIM)) !== (PLAIN | VERBATIM)) return;
  const start = data[base + START]!;
  const length = data[base + END]! - start;
  if (length === 0) {
    if (isKey) tape.features |= HAS_ODD_SCALAR;
    return;
  }
  const code = text.charCodeAt(start);
  if (code >= 0x80 || NOTABLE[code] === 0) return;
  tape.features |= isKey ? featuresOfKey(text, start, length) : featuresOfValue(text, start, length);
}

const NOTABLE = new Uint8Array(0x80);
for (const character of '.+-0123456789~nN<') NOTABLE[character.charCodeAt(0)] = 1;

const nonFinite = /^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/;
/** No integer beyond int64 is written with fewer characters: hexadecimal takes 2 + 16. */
const SHORTEST_BIG_INTEGER = 18;

function featuresOfValue(text: string, start: number, length: number): number {
  if (length < 4 || length > 5 || text.charCodeAt(start) > 0x2e) return 0;
  return nonFinite.test(text.slice(start, start + length)) ? HAS_ODD_SCALAR : 0;
}

function featuresOfKey(text: string, start: number, length: number): number {
  if (length >= SHORTEST_BIG_INTEGER) return text.charCodeAt(start) <= 0x39 ? HAS_ODD_SCALAR : 0;
  if (length > 4) return 0;
  switch (text.slice(start, start + length)) {
    case '<<':
      return HAS_MERGE;
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return HAS_ODD_SCALAR;
    default:
      return 0;
  }
}
