import { GoComplex, GoInt, type GoValue, INT } from '@metachart/go-runtime/reflect';
import type { BoolNode, NumberNode, StringNode } from '../parse/node.ts';
import { type Expression, failing } from './expression.ts';

/** A constant where nothing asks for a certain type: its syntax tells the type (N11). */
export function compileConstant(node: BoolNode | NumberNode | StringNode): Expression {
  const value = constantValue(node);
  if (value === undefined) return failing(node, `${node.kind === 'number' ? node.text : ''} overflows int`);
  return { run: () => value, blame: node, unwrapsNil: false, mayBeAddressed: false };
}

/** The value, or undefined for an integer that only fits a uint. */
function constantValue(node: BoolNode | NumberNode | StringNode): GoValue {
  switch (node.kind) {
    case 'bool':
      return node.value;
    case 'string':
      return node.text;
    case 'number':
      return numberValue(node);
  }
}

function numberValue({ text, complex, float, int }: NumberNode): GoValue {
  if (complex !== undefined) return new GoComplex(complex.real, complex.imaginary);
  if (float !== undefined && looksLikeFloat(text)) return float;
  return int === undefined ? undefined : new GoInt(INT, int);
}

/** Go looks at the characters, so that -0x1e is a float. */
function looksLikeFloat(text: string): boolean {
  if (text.startsWith("'") || (/^0[xX]./.test(text) && !/[pP]/.test(text))) return false;
  return /[.eEpP]/.test(text);
}
