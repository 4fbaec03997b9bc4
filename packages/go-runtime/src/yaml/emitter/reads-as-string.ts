import { isTimestamp } from './is-timestamp.ts';

/**
 * Whether a plain scalar of this text reads back as a string, so that it needs no quotes (go-yaml: resolve.go, resolve;
 * encode.go, isBase60Float and isOldBool; rule E3). `signedOctals`: whether `0o-7` counts as an integer.
 */
export function readsAsString(text: string, options: { readonly signedOctals: boolean }): boolean {
  switch (RESOLVE_CLASS[text.charCodeAt(0)]) {
    case WORD:
      return text.length > LONGEST_WORD || !WORDS.has(text);
    case DOT:
      return !FLOAT_WORDS.has(text) && !isDotFloat(text);
    case NUMBER:
      return !FLOAT_WORDS.has(text) && !isNumber(text, options.signedOctals) && !base60.test(text);
    default:
      return text !== '';
  }
}

const WORD = 1;
const DOT = 2;
const NUMBER = 3;

/** By first character, what a scalar might be besides a string. */
const RESOLVE_CLASS = new Uint8Array(0x80);
for (const char of 'yYnNtTfFoO~') RESOLVE_CLASS[char.charCodeAt(0)] = WORD;
for (const char of '+-0123456789') RESOLVE_CLASS[char.charCodeAt(0)] = NUMBER;
RESOLVE_CLASS[0x2e] = DOT;

const LONGEST_WORD = 5;
const WORDS: ReadonlySet<string> = new Set(
  'y Y yes Yes YES n N no No NO on On ON off Off OFF true True TRUE false False FALSE ~ null Null NULL'.split(' '),
);
const FLOAT_WORDS: ReadonlySet<string> = new Set(
  '.nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF'.split(' '),
);

const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const prefixed = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]([0-7]+))$/;
const signedBinary = /^0b[-+]([01]+)$/;
const signedOctal = /^0o[-+]([0-7]+)$/;
// A float as Go's ParseFloat takes it, underscores between digits included.
const dotFloat = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;

function isNumber(text: string, signedOctals: boolean): boolean {
  if (isTimestamp(text)) return true;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  // Beyond float64 Go's ParseFloat fails, and the text stays a string.
  if (decimal.test(plain)) return Number.isFinite(Number(plain));
  const based = prefixed.exec(plain);
  if (based !== null) {
    const [, sign, hex, binary, octal] = based;
    return fitsInteger(hex ? `0x${hex}` : binary ? `0b${binary}` : `0o${octal}`, sign!);
  }
  const signed = signedBinary.exec(plain);
  if (signed !== null) return fitsInteger(`0b${signed[1]}`, plain[2]!);
  const octal = signedOctals ? signedOctal.exec(plain) : null;
  return octal !== null && fitsInteger(`0o${octal[1]}`, plain[2]!);
}

/** Whether the number fits int64, or uint64 where it has no sign. */
function fitsInteger(digits: string, sign: string): boolean {
  // 2 to the 64 takes at most 64 digits besides leading zeros; a BigInt of a megabyte is not worth building.
  const significant = digits.slice(2).replace(/^0+/, '');
  if (significant.length > 64) return false;
  const size = BigInt(`${digits.slice(0, 2)}0${significant}`);
  if (sign === '-') return size <= 2n ** 63n;
  return size < (sign === '+' ? 2n ** 63n : 2n ** 64n);
}

function isDotFloat(text: string): boolean {
  return dotFloat.test(text) && Number.isFinite(Number(text.replaceAll('_', '')));
}
