import { stringOf } from '../bytes/index.ts';
import {
  BYTES,
  GoComplex,
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  integerShape,
  typeOf,
} from '../reflect/index.ts';
import { printByMethod } from './call-method.ts';
import { formatHexNumber, formatInteger } from './format-integer.ts';
import { formatComplexVerb, formatFloatVerb } from './format-number.ts';
import { formatHexBytes, formatPlain, formatQuoted, formatText } from './format-text.ts';
import { pad } from './pad.ts';
import { checkBounds, type Printer } from './printer.ts';
import { sortedKeys } from './sorted-keys.ts';

/** Every pointer and func is shown at this address: Go's differ from run to run. */
const ADDRESS = 0xc000000000n;

/** Prints one operand by a verb. Go: print.go, printArg. */
export function printOperand(printer: Printer, value: GoValue, verb: string): void {
  if (value == null) {
    if (verb === 'T' || verb === 'v') printer.out += pad('<nil>', printer.flags);
    else printBadVerb(printer, value, verb);
    return;
  }
  switch (verb) {
    case 'T':
      printer.out += formatPlain(typeOf(value)!.name, printer.flags);
      return;
    case 'p':
      printAddress(printer, value, verb);
      return;
    case 'w':
      if (value instanceof Uint8Array) printList(printer, value, { verb, depth: 0 });
      else if (value instanceof GoNil && value.goType === BYTES) printTypedNil(printer, value, { verb, depth: 1 });
      else printBadVerb(printer, value, verb);
      return;
  }
  if (value instanceof Uint8Array) printBytes(printer, value, { verb, depth: 0 });
  else printValue(printer, value, { verb, depth: 0 });
}

interface Where {
  readonly verb: string;
  readonly depth: number;
}

/** Prints a value inside or outside of others. Go: print.go, printValue. */
function printValue(printer: Printer, value: GoValue, where: Where): void {
  const { verb, depth } = where;
  switch (typeof value) {
    case 'string':
      emit(printer, value, verb, formatText(value, verb, printer.flags));
      return;
    case 'number':
      emit(printer, value, verb, formatFloatVerb(value, verb, printer.flags));
      return;
    case 'boolean':
      emit(printer, value, verb, verb === 't' || verb === 'v' ? pad(String(value), printer.flags) : undefined);
      return;
  }
  if (value == null) {
    printer.out += '<nil>';
    return;
  }
  if (verb === 'w' && depth > 0) printBadVerb(printer, value, verb);
  else if (!printByMethod(printer, value, verb)) printObject(printer, value, where);
}

function printObject(printer: Printer, value: object, where: Where): void {
  const { verb } = where;
  const { flags } = printer;
  if (value instanceof GoInt) {
    const signed = integerShape(value.goType)?.signed !== false;
    emit(printer, value, verb, formatInteger(value.value, { verb, flags, signed }));
    return;
  }
  if (value instanceof GoComplex) {
    emit(printer, value, verb, formatComplexVerb(value, verb, flags));
    return;
  }
  checkBounds(printer, where.depth);
  if (value instanceof Map) printMap(printer, value, where);
  else if (Array.isArray(value)) printList(printer, value, where);
  else if (value instanceof Uint8Array) printNestedBytes(printer, value, where);
  else if (value instanceof GoSlice) printSlice(printer, value, where);
  else if (value instanceof GoStruct) printStruct(printer, value, where);
  else if (value instanceof GoNil) printTypedNil(printer, value, where);
  else if (value instanceof GoPointer && where.depth === 0) {
    printer.out += '&';
    printValue(printer, value.target, { verb, depth: 1 });
  } else printAddress(printer, value as GoValue, verb);
}

/** A verb that the kind of value does not have: `%!d(string=x)`. */
function printBadVerb(printer: Printer, value: GoValue, verb: string): void {
  const type = typeOf(value);
  if (type === undefined) {
    printer.out += `%!${verb}(<nil>)`;
    return;
  }
  printer.erroring = true;
  printer.out += `%!${verb}(${type.name}=`;
  printOperand(printer, value, 'v');
  printer.out += ')';
  printer.erroring = false;
}

function emit(printer: Printer, value: GoValue, verb: string, text: string | undefined): void {
  if (text === undefined) printBadVerb(printer, value, verb);
  else printer.out += text;
}

function printMap(printer: Printer, map: ReadonlyMap<string, GoValue>, { verb, depth }: Where): void {
  const type = typeOf(map as Map<string, GoValue>)!;
  const { sharpV } = printer.flags;
  printer.out += sharpV ? `${type.name}{` : 'map[';
  let first = true;
  for (const key of sortedKeys(map)) {
    if (!first) printer.out += sharpV ? ', ' : ' ';
    first = false;
    printValue(printer, key, { verb, depth: depth + 1 });
    printer.out += ':';
    printElement(printer, map.get(key), { verb, depth: depth + 1, type: type.elem });
  }
  printer.out += sharpV ? '}' : ']';
}

function printSlice(printer: Printer, slice: GoSlice, where: Where): void {
  if (isByteList(slice.goType) && isTextVerb(where.verb)) {
    const bytes = Uint8Array.from(slice.items, (item) => (item instanceof GoInt ? Number(item.value) : 0));
    printBytes(printer, bytes, where);
  } else printItems(printer, slice.items, { ...where, type: slice.goType });
}

function printList(printer: Printer, list: readonly GoValue[] | Uint8Array, where: Where): void {
  const type = typeOf(list as GoValue[] | Uint8Array)!;
  if (Array.isArray(list)) printItems(printer, list, { ...where, type });
  else
    printItems(
      printer,
      Array.from(list as Uint8Array, (byte) => new GoInt(type.elem!, BigInt(byte))),
      { ...where, type },
    );
}

function printItems(
  printer: Printer,
  items: readonly GoValue[],
  { verb, depth, type }: Where & { readonly type: GoType },
): void {
  const { sharpV } = printer.flags;
  printer.out += sharpV ? `${type.name}{` : '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) printer.out += sharpV ? ', ' : ' ';
    printElement(printer, items[i], { verb, depth: depth + 1, type: type.elem });
  }
  printer.out += sharpV ? '}' : ']';
}

/** A nil in a place of interface type is named by that type in Go syntax. */
function printElement(
  printer: Printer,
  value: GoValue,
  { verb, depth, type }: Where & { readonly type: GoType | undefined },
): void {
  if (value == null && printer.flags.sharpV) printer.out += `${type?.name ?? 'interface {}'}(nil)`;
  else printValue(printer, value, { verb, depth });
}

/** A []byte that is an operand itself. Go: print.go, fmtBytes. */
function printBytes(printer: Printer, bytes: Uint8Array, where: Where): void {
  const { verb } = where;
  const { flags } = printer;
  switch (verb) {
    case 's':
      printer.out += formatPlain(stringOf(bytes), flags);
      return;
    case 'q':
      printer.out += formatQuoted(stringOf(bytes), flags);
      return;
    case 'x':
    case 'X':
      printer.out += formatHexBytes(bytes, verb, flags);
      return;
    case 'v':
    case 'd':
      printer.out += bytesAsNumbers(printer, bytes, verb);
      return;
    default:
      printList(printer, bytes, where);
  }
}

function bytesAsNumbers(printer: Printer, bytes: Uint8Array, verb: string): string {
  const { flags } = printer;
  if (flags.sharpV) return `[]byte{${Array.from(bytes, (byte) => formatHexNumber(BigInt(byte), flags)).join(', ')}}`;
  const numbers = Array.from(bytes, (byte) => formatInteger(BigInt(byte), { verb, flags, signed: false })!);
  return `[${numbers.join(' ')}]`;
}

function printNestedBytes(printer: Printer, bytes: Uint8Array, where: Where): void {
  if (isTextVerb(where.verb)) printBytes(printer, bytes, where);
  else printList(printer, bytes, where);
}

function isTextVerb(verb: string): boolean {
  return verb === 's' || verb === 'q' || verb === 'x' || verb === 'X';
}

function isByteList(type: GoType): boolean {
  return (type.kind === 'slice' || type.kind === 'array') && type.elem?.kind === 'uint8';
}

function printStruct(printer: Printer, struct: GoStruct, { verb, depth }: Where): void {
  const { sharpV, plusV } = printer.flags;
  printer.out += sharpV ? `${struct.goType.name}{` : '{';
  let first = true;
  for (const field of struct.goType.fields ?? []) {
    if (!first) printer.out += sharpV ? ', ' : ' ';
    first = false;
    if (plusV || sharpV) printer.out += `${field.name}:`;
    printElement(printer, struct.fields.get(field.name), { verb, depth: depth + 1, type: field.type });
  }
  printer.out += '}';
}

function printTypedNil(printer: Printer, value: GoNil, { verb, depth }: Where): void {
  const type = value.goType;
  const { sharpV } = printer.flags;
  if (type.kind === 'map') printer.out += sharpV ? `${type.name}(nil)` : 'map[]';
  else if (type.kind === 'slice') {
    if (isByteList(type) && isTextVerb(verb)) printBytes(printer, new Uint8Array(), { verb, depth });
    else if (sharpV) printer.out += `${depth === 0 && type === BYTES ? '[]byte' : type.name}(nil)`;
    else printer.out += '[]';
  } else printAddress(printer, value, verb);
}

/** What is known by its address alone. Go: print.go, fmtPointer. */
function printAddress(printer: Printer, value: GoValue, verb: string): void {
  const { flags } = printer;
  const type = typeOf(value)!;
  if (!hasAddress(type)) {
    printBadVerb(printer, value, verb);
    return;
  }
  const address = value instanceof GoNil ? 0n : ADDRESS;
  switch (verb) {
    case 'v':
      printer.out += addressAsValue(address, type, printer);
      return;
    case 'p':
      printer.out += formatAddress(address, printer);
      return;
    case 'b':
    case 'o':
    case 'd':
    case 'x':
    case 'X':
      printer.out += formatInteger(address, { verb, flags, signed: false })!;
      return;
    default:
      printBadVerb(printer, value, verb);
  }
}

function hasAddress(type: GoType): boolean {
  return type.kind === 'ptr' || type.kind === 'func' || type.kind === 'map' || type.kind === 'slice';
}

function addressAsValue(address: bigint, type: GoType, printer: Printer): string {
  const { flags } = printer;
  if (flags.sharpV) return `(${type.name})(${address === 0n ? 'nil' : formatHexNumber(address, flags)})`;
  return address === 0n ? pad('<nil>', flags) : formatAddress(address, printer);
}

function formatAddress(address: bigint, { flags }: Printer): string {
  if (!flags.sharp) return formatHexNumber(address, flags);
  return formatInteger(address, { verb: 'x', flags: { ...flags, sharp: false }, signed: false })!;
}
