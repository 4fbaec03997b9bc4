import { GoError, GoNil, GoPointer, type GoType, type GoValue, typeOf } from '../reflect/index.ts';
import { formatPlain, formatText } from './format-text.ts';
import type { Printer } from './printer.ts';

/**
 * Prints by the value's own GoString (for %#v), Error or String method, if it has one that the verb asks for. Returns
 * whether it did. Go: print.go, handleMethods.
 */
export function printByMethod(printer: Printer, value: GoValue, verb: string): boolean {
  const type = typeOf(value);
  if (printer.erroring || type?.methods === undefined) return false;
  const name = methodFor(type, { verb, sharpV: printer.flags.sharpV });
  if (name === undefined) return false;
  if (isNilPointer(value) && hasValueReceiver(type, name)) {
    printer.out += '<nil>';
    return true;
  }
  const text = callMethod(printer, value, { type, name, verb });
  if (text !== undefined) {
    const shown = printer.flags.sharpV ? formatPlain(text, printer.flags) : formatText(text, verb, printer.flags);
    printer.out += shown ?? '';
  }
  return true;
}

/** Whether a value prints by a method under %v, so that no shortcut may print it. */
export function hasPrintMethod(type: GoType): boolean {
  return type.methods !== undefined && (type.methods.has('String') || type.methods.has('Error'));
}

function methodFor(
  type: GoType,
  { verb, sharpV }: { readonly verb: string; readonly sharpV: boolean },
): string | undefined {
  if (sharpV) return isTextMethod(type, 'GoString') ? 'GoString' : undefined;
  if (verb !== 'v' && verb !== 's' && verb !== 'x' && verb !== 'X' && verb !== 'q') return undefined;
  if (isTextMethod(type, 'Error')) return 'Error';
  return isTextMethod(type, 'String') ? 'String' : undefined;
}

function isTextMethod(type: GoType, name: string): boolean {
  const method = type.methods?.get(name);
  return method !== undefined && method.params.length === 0;
}

/** The method's result, or undefined after a panic, which is shown in its place. */
function callMethod(
  printer: Printer,
  value: GoValue,
  { type, name, verb }: { readonly type: GoType; readonly name: string; readonly verb: string },
): string | undefined {
  try {
    // A method of the struct itself gets a copy of it, not the pointer.
    const receiver = value instanceof GoPointer && hasValueReceiver(type, name) ? value.target : value;
    const result = type.methods!.get(name)!.call(receiver);
    return typeof result === 'string' ? result : '';
  } catch (error) {
    // A TypeError is how a method that does not expect nil fails here where in Go it dereferences nil.
    const nil = isNilPointer(value) && (error instanceof GoError || error instanceof TypeError);
    if (!nil && !(error instanceof GoError)) throw error;
    printer.out += nil ? '<nil>' : `%!${verb}(PANIC=${name} method: ${error.message})`;
    if (!nil) forgetNumbers(printer);
    return undefined;
  }
}

/** Go: print.go, catchPanic, which restores the flags but not the width and precision that it has set to 0. */
function forgetNumbers({ flags }: Printer): void {
  flags.width = 0;
  flags.precision = 0;
}

function isNilPointer(value: GoValue): boolean {
  return value instanceof GoNil && value.goType.kind === 'ptr';
}

/**
 * Whether a pointer has the method only because the struct has it. Go then dereferences first, and panics before such a
 * method of a nil pointer starts, which fmt shows as <nil>.
 */
function hasValueReceiver(type: GoType, name: string): boolean {
  return type.elem?.methods?.has(name) === true && type.elem.pointerMethods?.has(name) !== true;
}
