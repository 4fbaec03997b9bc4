import type { GoValue } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { printValue, stringValue } from '../values/print-value.ts';

/** sprig's quote: each value but nil as a Go string literal, with a space between. */
export function quoteValues(...values: readonly GoValue[]): string {
  if (values.length === 1) return values[0] == null ? '' : quoteText(stringValue(values[0]));
  return values
    .filter((value) => value != null)
    .map((value) => quoteText(stringValue(value)))
    .join(' ');
}

/** sprig's squote: each value but nil between apostrophes. Nothing is escaped, and bytes print as numbers. */
export function singleQuoteValues(...values: readonly GoValue[]): string {
  if (values.length === 1) return values[0] == null ? '' : `'${printValue(values[0])}'`;
  return values
    .filter((value) => value != null)
    .map((value) => `'${printValue(value)}'`)
    .join(' ');
}

const needsNoEscape = /^[ !#-[\]-~]*$/;

function quoteText(text: string): string {
  return needsNoEscape.test(text) ? `"${text}"` : quote(text);
}
