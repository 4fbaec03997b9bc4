import { toWellFormed } from '../../bytes/index.ts';
import { GoInt } from '../../reflect/index.ts';
import { formatFloat } from '../../strconv/index.ts';
import type { RawScalar } from './raw-mapping.ts';

/**
 * What a scalar becomes where a string is wanted (sigs.k8s.io/yaml, convertToJSONableObject; rule N12); floats are
 * formatted with 32 bits. Null stays null.
 */
export function coerceToString(value: RawScalar): string | null {
  if (typeof value === 'string') return toWellFormed(value);
  if (value instanceof GoInt) return String(value.value);
  if (typeof value === 'number') return formatFloat(value, 'g', -1, 32);
  return value === null ? null : String(value);
}
