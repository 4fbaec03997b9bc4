import { normalizeString } from '../bytes/index.ts';
import { GoInt, type GoValue, typeOf } from '../reflect/index.ts';
import { formatFloat } from '../strconv/index.ts';
import { hasPrintMethod } from './call-method.ts';
import { clearedFlags } from './directive-flags.ts';
import { printOperand } from './print-value.ts';
import { checkBounds, createPrinter, type Printer } from './printer.ts';

/**
 * Go's fmt.Sprintf. Mistakes in the format show in the result as in Go (`%!d(string=x)`, `%!(EXTRA …)`, `%!(NOVERB)`).
 * Throws DiagnosticError `fmt/value-too-deep` or `fmt/output-too-large` where Go would run out of memory.
 */
export function sprintf(format: string, args: readonly GoValue[]): string {
  let out = '';
  let operand = 0;
  let at = 0;
  for (;;) {
    const percent = format.indexOf('%', at);
    if (percent < 0) {
      if (operand < args.length) break;
      return normalizeString(out + format.slice(at));
    }
    const verb = format.charCodeAt(percent + 1);
    const text = verb === 0x25 ? '%' : operand < args.length ? simpleText(verb, args[operand]) : undefined;
    if (text === undefined) break;
    if (verb !== 0x25) operand++;
    out += format.slice(at, percent) + text;
    at = percent + 2;
  }
  const printer = createPrinter(out);
  printDirectives(printer, { format, at, args, operand });
  return normalizeString(printer.out);
}

/** The commonest directives, without any of the machinery: %s and %v of strings, %d and %v of integers, %v of floats. */
function simpleText(verb: number, value: GoValue): string | undefined {
  if (typeof value === 'string') return verb === 0x73 || verb === 0x76 ? value : undefined;
  if (value instanceof GoInt) {
    const simple = verb === 0x64 || (verb === 0x76 && !hasPrintMethod(value.goType));
    return simple ? value.value.toString() : undefined;
  }
  if (typeof value === 'number' && verb === 0x76) return formatFloat(value, 'g', -1, 64);
  return undefined;
}

/** Where a walk over a format stands. */
interface Cursor {
  readonly format: string;
  at: number;
  readonly args: readonly GoValue[];
  operand: number;
  /** Whether any directive has named its operand by number, after which surplus operands are not reported. */
  reordered: boolean;
  /** Whether the directive at hand has only named operands that exist. */
  goodIndex: boolean;
  /** Whether an index was the last thing read, as in `%[3]d`. */
  afterIndex: boolean;
}

function printDirectives(printer: Printer, start: Pick<Cursor, 'format' | 'at' | 'args' | 'operand'>): void {
  const cursor: Cursor = { ...start, reordered: false, goodIndex: true, afterIndex: false };
  const { format, args } = cursor;
  while (cursor.at < format.length) {
    const percent = format.indexOf('%', cursor.at);
    printer.out += percent < 0 ? format.slice(cursor.at) : format.slice(cursor.at, percent);
    if (percent < 0) break;
    cursor.at = percent + 1;
    checkBounds(printer, 0);
    printDirective(printer, cursor);
  }
  if (!cursor.reordered && cursor.operand < args.length) printSurplus(printer, args.slice(cursor.operand));
}

/**
 *   %[2]-*.[1]*q
 *    ^ index, flags, width, precision, index, verb: Go: print.go, doPrintf
 */
function printDirective(printer: Printer, cursor: Cursor): void {
  const { format, args } = cursor;
  printer.flags = clearedFlags();
  cursor.goodIndex = true;
  cursor.afterIndex = false;
  if (readFlags(printer, cursor)) {
    printVerb(printer, cursor, format[cursor.at++]!);
    return;
  }
  readIndex(cursor);
  readWidth(printer, cursor);
  readPrecision(printer, cursor);
  if (!cursor.afterIndex) readIndex(cursor);
  if (cursor.at >= format.length) {
    printer.out += '%!(NOVERB)';
    return;
  }
  const verb = readVerb(cursor);
  if (verb === '%') printer.out += '%';
  else if (!cursor.goodIndex) printer.out += `%!${verb}(BADINDEX)`;
  else if (cursor.operand >= args.length) printer.out += `%!${verb}(MISSING)`;
  else printVerb(printer, cursor, verb);
}

function printVerb(printer: Printer, cursor: Cursor, verb: string): void {
  const { flags } = printer;
  if (verb === 'v' || verb === 'w') {
    flags.sharpV = flags.sharp;
    flags.sharp = false;
    flags.plusV = flags.plus;
    flags.plus = false;
  }
  printOperand(printer, cursor.args[cursor.operand], verb);
  cursor.operand++;
}

/** Returns whether a lower case verb follows the flags at once: Go takes it without looking for anything else. */
function readFlags({ flags }: Printer, cursor: Cursor): boolean {
  const { format } = cursor;
  for (; cursor.at < format.length; cursor.at++) {
    const unit = format.charCodeAt(cursor.at);
    switch (unit) {
      case 0x23:
        flags.sharp = true;
        continue;
      case 0x30:
        flags.zero = true;
        continue;
      case 0x2b:
        flags.plus = true;
        continue;
      case 0x2d:
        flags.minus = true;
        continue;
      case 0x20:
        flags.space = true;
        continue;
    }
    return unit >= 0x61 && unit <= 0x7a && cursor.operand < cursor.args.length;
  }
  return false;
}

/** An index such as [3], which makes that operand the next. */
function readIndex(cursor: Cursor): void {
  const { format, at } = cursor;
  cursor.afterIndex = false;
  if (format.charCodeAt(at) !== 0x5b) return;
  cursor.reordered = true;
  const close = format.indexOf(']', at + 1);
  if (close < 0 || format.length - at < 3) {
    cursor.at = at + 1;
    cursor.goodIndex = false;
    return;
  }
  cursor.at = close + 1;
  const number = readNumber(format, at + 1, close);
  const wellFormed = number.value !== undefined && number.end === close;
  cursor.afterIndex = wellFormed;
  const index = (number.value ?? 0) - 1;
  if (wellFormed && index >= 0 && index < cursor.args.length) cursor.operand = index;
  else cursor.goodIndex = false;
}

function readWidth(printer: Printer, cursor: Cursor): void {
  const { flags } = printer;
  const { format } = cursor;
  if (format.charCodeAt(cursor.at) !== 0x2a) {
    const number = readNumber(format, cursor.at, format.length);
    cursor.at = number.end;
    flags.hasWidth = number.value !== undefined;
    flags.width = number.value ?? 0;
    if (cursor.afterIndex && flags.hasWidth) cursor.goodIndex = false;
    return;
  }
  cursor.at++;
  const width = takeNumber(cursor);
  if (width === undefined) printer.out += '%!(BADWIDTH)';
  flags.hasWidth = width !== undefined;
  flags.width = Math.abs(width ?? 0);
  if (width !== undefined && width < 0) {
    flags.minus = true;
    flags.zero = false;
  }
  cursor.afterIndex = false;
}

function readPrecision(printer: Printer, cursor: Cursor): void {
  const { flags } = printer;
  const { format } = cursor;
  if (cursor.at + 1 >= format.length || format.charCodeAt(cursor.at) !== 0x2e) return;
  cursor.at++;
  if (cursor.afterIndex) cursor.goodIndex = false;
  readIndex(cursor);
  if (format.charCodeAt(cursor.at) !== 0x2a) {
    const number = readNumber(format, cursor.at, format.length);
    cursor.at = number.end;
    flags.hasPrecision = true;
    flags.precision = number.value ?? 0;
    return;
  }
  cursor.at++;
  const precision = takeNumber(cursor);
  flags.hasPrecision = precision !== undefined && precision >= 0;
  flags.precision = flags.hasPrecision ? precision! : 0;
  if (!flags.hasPrecision) printer.out += '%!(BADPREC)';
  cursor.afterIndex = false;
}

const largestNumber = 1_000_000;

/** A number in the format. One that is too large is none, and swallows the rest up to `limit`, as in Go. */
function readNumber(
  format: string,
  start: number,
  limit: number,
): { readonly value: number | undefined; readonly end: number } {
  let value: number | undefined;
  let at = start;
  for (; at < limit; at++) {
    const digit = format.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    if (value !== undefined && value > largestNumber) return { value: undefined, end: limit };
    value = (value ?? 0) * 10 + digit;
  }
  return { value, end: at };
}

/** The next operand as a width or precision; undefined where it is missing, no integer or too large. */
function takeNumber(cursor: Cursor): number | undefined {
  if (cursor.operand >= cursor.args.length) return undefined;
  const value = cursor.args[cursor.operand++];
  if (!(value instanceof GoInt) || value.value > largestNumber || value.value < -largestNumber) return undefined;
  return Number(value.value);
}

function readVerb(cursor: Cursor): string {
  const code = cursor.format.codePointAt(cursor.at)!;
  cursor.at += code < 0x10000 ? 1 : 2;
  return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
}

function printSurplus(printer: Printer, surplus: readonly GoValue[]): void {
  printer.flags = clearedFlags();
  printer.out += '%!(EXTRA ';
  for (let i = 0; i < surplus.length; i++) {
    const value = surplus[i];
    if (i > 0) printer.out += ', ';
    if (value == null) printer.out += '<nil>';
    else {
      printer.out += `${typeOf(value)!.name}=`;
      printOperand(printer, value, 'v');
    }
  }
  printer.out += ')';
}
