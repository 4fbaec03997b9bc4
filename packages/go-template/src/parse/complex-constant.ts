import { GoError } from '@metachart/go-runtime/reflect';
import { parseFloat as parseFloatText } from '@metachart/go-runtime/strconv';

const sign = '[+-]?';
const floatToken = `${sign}(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP]${sign}[0-9_]*)?|[0-9_]*(?:\\.[0-9_]*)?(?:[eEpP]${sign}[0-9_]*)?)`;
const complexToken = new RegExp(`^(${floatToken})([+-])(${floatToken})i`);

/** A constant such as `1+2i`, as fmt.Sscan reads it; throws GoError with its texts. */
export function parseComplex(text: string): { readonly real: number; readonly imaginary: number } {
  const parts = complexToken.exec(text);
  // Sscan takes the i of `1+i` for the start of Inf.
  if (parts === null || parts[3] === '') throw new GoError('syntax error scanning complex number');
  return { real: parseFloatText(parts[1]!, 64), imaginary: parseFloatText(parts[2]! + parts[3]!, 64) };
}
