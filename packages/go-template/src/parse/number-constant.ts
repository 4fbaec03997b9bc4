import { GoError } from '@metachart/go-runtime/reflect';
import { floatIfValid, integerIfValid, quote, unsignedIfValid } from '@metachart/go-runtime/strconv';
import { parseCharConstant } from './char-constant.ts';
import { parseComplex } from './complex-constant.ts';
import type { NumberNode } from './node.ts';
import type { Token } from './token.ts';

type Constant = Pick<NumberNode, 'int' | 'uint' | 'float' | 'complex'>;

/**
 * The node of a number: its value under every type that can hold it, as Go's untyped constants. Throws GoError for what
 * only looks like a number. Go: text/template/parse/node.go, newNumber (N11).
 */
export function parseNumber(token: Token, pos = token.pos): NumberNode {
  return { kind: 'number', pos, text: token.value, ...constantOf(token) };
}

function constantOf({ type, value }: Token): Constant {
  if (type === 'char constant') {
    const code = parseCharConstant(value);
    return { int: BigInt(code), uint: BigInt(code), float: code, complex: undefined };
  }
  if (type === 'complex') return complexConstant(parseComplex(value));
  if (value.endsWith('i')) {
    const imaginary = floatIfValid(value.slice(0, -1), 64);
    if (imaginary !== undefined) return complexConstant({ real: 0, imaginary });
  }
  return realConstant(value);
}

function complexConstant(complex: { readonly real: number; readonly imaginary: number }): Constant {
  if (complex.imaginary !== 0) return { int: undefined, uint: undefined, float: undefined, complex };
  return { ...integersOf(complex.real), float: complex.real, complex };
}

const plainDecimal = /^(?:0|[1-9][0-9]{0,14})$/;

function realConstant(text: string): Constant {
  if (plainDecimal.test(text)) {
    const value = BigInt(text);
    return { int: value, uint: value, float: Number(value), complex: undefined };
  }
  let uint = unsignedIfValid(text, 0, 64);
  const int = integerIfValid(text, 0, 64);
  // "-0" is no unsigned number to ParseUint.
  if (int === 0n) uint = 0n;
  if (int !== undefined || uint !== undefined) {
    return { int, uint, float: Number(int ?? uint), complex: undefined };
  }
  const float = floatIfValid(text, 64);
  if (float === undefined) throw new GoError(`illegal number syntax: ${quote(text)}`);
  if (!/[.eEpP]/.test(text)) throw new GoError(`integer overflow: ${quote(text)}`);
  return { ...integersOf(float), float, complex: undefined };
}

/** The integers that equal a float, where they are in range. */
function integersOf(value: number): { readonly int: bigint | undefined; readonly uint: bigint | undefined } {
  if (!Number.isInteger(value)) return { int: undefined, uint: undefined };
  return {
    int: value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(value) : undefined,
    uint: value >= 0 && value < 2 ** 64 ? BigInt(value) : undefined,
  };
}
