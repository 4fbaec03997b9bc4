import { runesOf } from '../../bytes/index.ts';
import { isDigit, isLetter } from '../../strings/index.ts';

/**
 * The order of map keys in go-yaml v2 (sorter.go, keyList.Less; rule E6): symbols before digits before letters, runs of
 * digits as numbers. It is not transitive (rule E7): "9" < "10" < "1a" < "9".
 */
export function compareKeys(a: string, b: string): number {
  return compare(a, b, letterLast);
}

/** The order of go-yaml v3: as v2's, but right after a digit letters come before everything else. */
export function compareKeysAfterDigits(a: string, b: string): number {
  return compare(a, b, letterFirstAfterDigit);
}

type LetterRule = (firstIsLetter: boolean, afterDigit: boolean) => number;

const letterLast: LetterRule = (firstIsLetter) => (firstIsLetter ? 1 : -1);
const letterFirstAfterDigit: LetterRule = (firstIsLetter, afterDigit) => (firstIsLetter === afterDigit ? -1 : 1);

function compare(a: string, b: string, oneLetter: LetterRule): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left >= 0x80 || right >= 0x80) return compareRunes(runesOf(a), runesOf(b), oneLetter);
    if (left === right) continue;
    const leftIsLetter = isAsciiLetter(left);
    if (leftIsLetter !== isAsciiLetter(right)) {
      return oneLetter(leftIsLetter, at > 0 && isAsciiDigit(a.charCodeAt(at - 1)));
    }
    if (!leftIsLetter && (isAsciiDigit(left) || isAsciiDigit(right))) {
      return compareNumbers(a, b, at) ?? compareRunes(runesOf(a), runesOf(b), oneLetter);
    }
    return left - right;
  }
  return a.length - b.length;
}

/** The longest run of digits that a float64 still holds exactly, with a digit before it. */
const SHORT_RUN = 14;

/** Compares from the first difference on, where a number begins or continues; undefined beyond short ASCII numbers. */
function compareNumbers(a: string, b: string, at: number): number | undefined {
  const leftEnd = endOfDigits(a, at);
  const rightEnd = endOfDigits(b, at);
  if (leftEnd - at > SHORT_RUN || rightEnd - at > SHORT_RUN) return undefined;
  if (a.charCodeAt(leftEnd) >= 0x80 || b.charCodeAt(rightEnd) >= 0x80) return undefined;
  const leading = (a[at] === '0' || b[at] === '0') && hasSignificantDigitBefore(a, at) ? '1' : '0';
  const left = Number(leading + a.slice(at, leftEnd));
  const right = Number(leading + b.slice(at, rightEnd));
  if (left !== right) return left - right;
  return leftEnd === rightEnd ? a.charCodeAt(at) - b.charCodeAt(at) : leftEnd - rightEnd;
}

function endOfDigits(text: string, at: number): number {
  let end = at;
  while (isAsciiDigit(text.charCodeAt(end))) end++;
  return end;
}

/** A zero inside a number is a digit like others; at its beginning it counts for nothing. */
function hasSignificantDigitBefore(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && isAsciiDigit(text.charCodeAt(i)); i--) {
    if (text[i] !== '0') return true;
  }
  return false;
}

/** The same comparison without restrictions: letters and digits of every script, numbers of any length. */
function compareRunes(a: readonly number[], b: readonly number[], oneLetter: LetterRule): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at++;
  if (at === length) return a.length - b.length;
  const leftIsLetter = isLetter(a[at]!);
  if (leftIsLetter !== isLetter(b[at]!)) return oneLetter(leftIsLetter, at > 0 && isDigit(a[at - 1]!));
  if (leftIsLetter) return a[at]! - b[at]!;
  const inside = (a[at] === 0x30 || b[at] === 0x30) && isSignificantBefore(a, at);
  const left = readNumber(a, at, inside ? 1n : 0n);
  const right = readNumber(b, at, inside ? 1n : 0n);
  if (left.value !== right.value) return left.value < right.value ? -1 : 1;
  return left.end === right.end ? a[at]! - b[at]! : left.end - right.end;
}

function isSignificantBefore(runes: readonly number[], at: number): boolean {
  for (let i = at - 1; i >= 0 && isDigit(runes[i]!); i--) {
    if (runes[i] !== 0x30) return true;
  }
  return false;
}

/** The digits from an offset on as Go's int64 arithmetic sees them, overflow and digits of other scripts included. */
function readNumber(
  runes: readonly number[],
  at: number,
  leading: bigint,
): { readonly value: bigint; readonly end: number } {
  let value = leading;
  let end = at;
  for (; end < runes.length && isDigit(runes[end]!); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(runes[end]! - 0x30));
  }
  return { value, end };
}

function isAsciiLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
