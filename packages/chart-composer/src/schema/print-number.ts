import { formatFloat } from '@metachart/go-runtime/strconv';

/** An integer as the message printer of x/text writes it in English: `1,234`. */
export function printInteger(value: number): string {
  return groupDigits(String(value));
}

/**
 * A float64 as the message printer of x/text writes it in English for `%v`: `1,234.5`, and from 1e6 and below 1e-4 on
 * `1.5×10⁰⁶`. Go: golang.org/x/text/message/print.go fmtVariableFloat.
 */
export function printFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '-∞' : '∞';
  const text = formatFloat(value, 'g', -1, 64);
  const [digits, exponent] = text.split('e');
  if (exponent === undefined) return groupDigits(text);
  return `${digits}×10${exponent.replace('+', '').replace(/./g, (char) => SUPERSCRIPTS[char] ?? char)}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

function groupDigits(text: string): string {
  const [whole, fraction] = text.split('.');
  const grouped = whole!.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
