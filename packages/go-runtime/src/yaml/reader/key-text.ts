import { UINT64 } from '../../reflect/index.ts';
import { formatFloat } from '../../strconv/index.ts';
import type { RawScalar } from './raw-mapping.ts';

/**
 * The string that a mapping key becomes (sigs.k8s.io/yaml, convertToJSONableObject; rule N13): floats are formatted with
 * 32 bits. Undefined for null and integers beyond int64, which are errors.
 */
export function keyText(key: RawScalar): string | undefined {
  if (typeof key === 'string') return key;
  if (typeof key === 'boolean') return String(key);
  if (typeof key === 'number') return floatKeyText(key);
  return key === null || key.goType === UINT64 ? undefined : String(key.value);
}

function floatKeyText(key: number): string {
  const text = formatFloat(key, 'g', -1, 32);
  switch (text) {
    case '+Inf':
      return '.inf';
    case '-Inf':
      return '-.inf';
    case 'NaN':
      return '.nan';
    default:
      return text;
  }
}
