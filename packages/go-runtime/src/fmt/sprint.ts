import { normalizeString } from '../bytes/index.ts';
import type { GoValue } from '../reflect/index.ts';
import { formatFloat } from '../strconv/index.ts';
import { printOperand } from './print-value.ts';
import { createPrinter } from './printer.ts';

/** Go's fmt.Sprint: a space only between operands when neither is a string (P9). Throws as sprintf. */
export function sprint(args: readonly GoValue[]): string {
  if (args.length === 1) {
    const only = args[0];
    if (typeof only === 'string') return only;
    if (typeof only === 'number') return formatFloat(only, 'g', -1, 64);
  }
  const printer = createPrinter('');
  let afterText = true;
  for (const arg of args) {
    const text = typeof arg === 'string';
    if (!text && !afterText) printer.out += ' ';
    printOperand(printer, arg, 'v');
    afterText = text;
  }
  return normalizeString(printer.out);
}

/** Go's fmt.Sprintln: a space between all operands, a newline after the last. Throws as sprintf. */
export function sprintln(args: readonly GoValue[]): string {
  const printer = createPrinter('');
  for (let i = 0; i < args.length; i++) {
    if (i > 0) printer.out += ' ';
    printOperand(printer, args[i], 'v');
  }
  return normalizeString(`${printer.out}\n`);
}
