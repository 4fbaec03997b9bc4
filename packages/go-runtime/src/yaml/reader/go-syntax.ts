import { compareStrings } from '../../bytes/index.ts';
import { GoInt, UINT64 } from '../../reflect/index.ts';
import { formatFloat, quote } from '../../strconv/index.ts';
import { type RawEntry, RawMapping, type RawScalar, type RawValue } from './raw-mapping.ts';

/**
 * A decoded value as Go's `%#v` prints it in error texts, map keys in the order of internal/fmtsort. Beyond a mebibyte the
 * text is cut and ends in `…`: aliases can make it as long as they like.
 */
export function formatGoSyntax(value: RawValue): string {
  if (value === null) return '<nil>';
  const parts: string[] = [];
  let room = MAX_LENGTH;
  // What is still to be printed, last first.
  const pending: (RawValue | Literal)[] = [value];
  while (pending.length > 0) {
    const next = pending.pop()!;
    const text = next instanceof Literal ? next.text : startOf(next, pending);
    if (text.length > room) return `${parts.join('')}${text.slice(0, room)}…`;
    room -= text.length;
    parts.push(text);
  }
  return parts.join('');
}

const MAX_LENGTH = 1024 * 1024;

class Literal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const END = new Literal('}');
const COMMA = new Literal(', ');
const COLON = new Literal(':');

function startOf(value: RawValue, pending: (RawValue | Literal)[]): string {
  if (Array.isArray(value)) {
    pending.push(END);
    for (let i = value.length - 1; i >= 0; i--) {
      pending.push(value[i]!);
      if (i > 0) pending.push(COMMA);
    }
    return '[]interface {}{';
  }
  if (value instanceof RawMapping) {
    const entries = [...value.entries.values()].sort(compareEntries);
    pending.push(END);
    for (let i = entries.length - 1; i >= 0; i--) {
      pending.push(entries[i]!.value, COLON, entries[i]!.key);
      if (i > 0) pending.push(COMMA);
    }
    return 'map[interface {}]interface {}{';
  }
  return formatScalar(value);
}

function formatScalar(value: RawScalar): string {
  if (value === null) return 'interface {}(nil)';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return formatFloat(value, 'g', -1, 64);
  if (typeof value === 'boolean') return String(value);
  return value.goType === UINT64 ? `0x${value.value.toString(16)}` : String(value.value);
}

/**
 * Keys of different types come in the order of their types' addresses in Helm's binary, which this is; within a type in
 * order.
 */
function compareEntries(a: RawEntry, b: RawEntry): number {
  const rank = rankOf(a.key) - rankOf(b.key);
  if (rank !== 0 || a.key === null || b.key === null) return rank;
  if (typeof a.key === 'string') return compareStrings(a.key, b.key as string);
  if (a.key instanceof GoInt) return a.key.value < (b.key as GoInt).value ? -1 : 1;
  if (Number.isNaN(a.key)) return Number.isNaN(b.key) ? 0 : -1;
  if (Number.isNaN(b.key)) return 1;
  return Number(a.key) - Number(b.key);
}

function rankOf(key: RawScalar): number {
  if (key === null) return 0;
  if (typeof key === 'string') return 1;
  if (key instanceof GoInt) return key.goType === UINT64 ? 2 : 3;
  return typeof key === 'number' ? 4 : 5;
}
