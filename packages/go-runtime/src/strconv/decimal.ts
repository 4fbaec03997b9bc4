/** A positive decimal number 0.DIGITS times 10 to the `point`; no zeros at either end, and no digits for zero. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** From JS exponential notation of a number that is not negative. */
export function decimalFromExponential(text: string): Decimal {
  const mark = text.indexOf('e');
  const all = mark === 1 ? text.slice(0, 1) : text.slice(0, 1) + text.slice(2, mark);
  const digits = withoutTrailingZeros(all);
  return digits === '' ? { digits, point: 0 } : { digits, point: Number(text.slice(mark + 1)) + 1 };
}

/** From the digits of an integer that is not negative. */
export function decimalFromInteger(text: string): Decimal {
  return text === '0' ? { digits: '', point: 0 } : { digits: withoutTrailingZeros(text), point: text.length };
}

/** Rounded half to even to a number of digits after the first, or to none for a count of 0 or less. */
export function roundDecimal(decimal: Decimal, count: number): Decimal {
  const { digits, point } = decimal;
  if (count < 0) return { digits: '', point: 0 };
  if (count >= digits.length) return decimal;
  const kept = digits.slice(0, count);
  if (!roundsUp(digits, count)) return { digits: withoutTrailingZeros(kept), point: kept === '' ? 0 : point };
  const shortened = kept.replace(/9+$/, '');
  if (shortened === '') return { digits: '1', point: point + 1 };
  const last = shortened.charCodeAt(shortened.length - 1) + 1;
  return { digits: shortened.slice(0, -1) + String.fromCharCode(last), point };
}

function roundsUp(digits: string, count: number): boolean {
  const next = digits.charCodeAt(count);
  if (next !== 0x35 || digits.length > count + 1) return next >= 0x35;
  return count > 0 && (digits.charCodeAt(count - 1) & 1) === 1;
}

/** Linear, which a regular expression anchored at the end is not. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, end);
}
