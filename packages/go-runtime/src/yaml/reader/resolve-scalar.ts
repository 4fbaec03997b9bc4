import { GoError, GoInt, INT, int, UINT64 } from '../../reflect/index.ts';
import { floatIfValid, integerIfValid, unsignedIfValid } from '../../strconv/index.ts';
import { isTimestamp } from '../emitter/is-timestamp.ts';
import { decodeBase64 } from './decode-base64.ts';
import type { RawScalar } from './raw-mapping.ts';

/**
 * What a plain scalar without a tag stands for (go-yaml: resolve.go, resolve; rules Y1, Y2): null, boolean, int, uint64
 * above int64, float64, or the string itself. Timestamps and numbers in base 60 are strings.
 */
export function resolveUntagged(text: string): RawScalar {
  switch (hintOf(text)) {
    case NOTHING:
      return text;
    case WORD: {
      const word = text.length > LONGEST_WORD ? undefined : WORDS.get(text);
      return word === undefined ? text : word;
    }
    case DOT:
      return FLOAT_WORDS.get(text) ?? floatIfValid(text, 64) ?? text;
    default:
      return FLOAT_WORDS.get(text) ?? resolveNumber(text);
  }
}

/** The same where integers become float64 anyway, as through JSON (rule N1). */
export function resolveUntaggedAsJson(text: string): null | boolean | number | string {
  const small = smallDecimal(text);
  if (small >= 0) return small;
  const value = resolveUntagged(text);
  return value instanceof GoInt ? Number(value.value) : value;
}

/**
 * What a scalar with a tag stands for (rule Y5). Unknown tags leave the string. Throws GoError where the text is not of
 * the tag's kind.
 */
export function resolveTagged(tag: string, text: string): RawScalar {
  if (tag === `${STANDARD}binary`) return decodeBase64(text);
  if (tag === `${STANDARD}str` || !RESOLVED_TAGS.has(tag)) return text;
  const value = resolveUntagged(text);
  const found = tag === `${STANDARD}timestamp` && isTimestamp(text) ? 'timestamp' : tagOf(value);
  const wanted = tag.slice(STANDARD.length);
  if (found === wanted) return value;
  if (wanted === 'float' && value instanceof GoInt && value.goType === INT) return Number(value.value);
  throw new GoError(`yaml: cannot decode !!${found} \`${text}\` as a !!${wanted}`);
}

/** The prefix that `!!` stands for. */
export const STANDARD = 'tag:yaml.org,2002:';

const RESOLVED_TAGS: ReadonlySet<string> = new Set(
  ['bool', 'int', 'float', 'null', 'timestamp'].map((name) => STANDARD + name),
);

const NOTHING = 0;
const WORD = 1;
const DOT = 2;
const NUMBER = 3;

/** By first character, what a scalar may be besides a string. */
const HINTS = new Uint8Array(0x80);
for (const character of 'yYnNtTfFoO~') HINTS[character.charCodeAt(0)] = WORD;
for (const character of '+-0123456789') HINTS[character.charCodeAt(0)] = NUMBER;
HINTS[0x2e] = DOT;

function hintOf(text: string): number {
  if (text === '') return WORD;
  const code = text.charCodeAt(0);
  return code < 0x80 ? HINTS[code]! : NOTHING;
}

const LONGEST_WORD = 5;
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...'y Y yes Yes YES true True TRUE on On ON'.split(' ').map((word) => [word, true] as const),
  ...'n N no No NO false False FALSE off Off OFF'.split(' ').map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const FLOAT_WORDS: ReadonlyMap<string, number> = new Map<string, number>([
  ...'.nan .NaN .NAN'.split(' ').map((word) => [word, Number.NaN] as const),
  ...'.inf .Inf .INF +.inf +.Inf +.INF'.split(' ').map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...'-.inf -.Inf -.INF'.split(' ').map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const decimalFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function resolveNumber(text: string): RawScalar {
  const small = smallDecimal(text);
  if (small >= 0) return int(small);
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = integerIfValid(plain, 0, 64);
  if (integer !== undefined) return int(integer);
  const unsigned = unsignedIfValid(plain, 0, 64);
  if (unsigned !== undefined) return new GoInt(UINT64, unsigned);
  if (decimalFloat.test(plain)) return floatIfValid(plain, 64) ?? text;
  // A sign is taken behind the prefix, too: 0b-101.
  const binary = plain.startsWith('0b') ? integerIfValid(plain.slice(2), 2, 64) : undefined;
  return binary === undefined ? text : int(binary);
}

/** The value of up to 15 decimal digits without a leading zero, or -1. */
function smallDecimal(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return -1;
  let value = text.charCodeAt(0) - 0x30;
  if (value < 0 || value > 9 || (value === 0 && length > 1)) return -1;
  for (let i = 1; i < length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function tagOf(value: RawScalar): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  return value instanceof GoInt ? 'int' : 'str';
}
