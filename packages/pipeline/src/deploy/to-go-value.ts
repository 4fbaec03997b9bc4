import { type GoMap, type GoValue, int64 } from '@metachart/go-runtime/reflect';

/** A JSON object as Kubernetes' decoder gives it to Helm's templates: whole numbers are int64, others float64. */
export function toGoMap(object: object): GoMap {
  return new Map(Object.entries(object).map(([key, value]) => [key, toGoValue(value)]));
}

function toGoValue(value: unknown): GoValue {
  if (Array.isArray(value)) return value.map(toGoValue);
  if (typeof value === 'object' && value !== null) return toGoMap(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? int64(BigInt(value)) : value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
