import { GoError, GoNil, GoTypedMap, type GoValue, MAP, typeOf } from '@metachart/go-runtime/reflect';

/**
 * sprig's dig: keys, a default, and the map they lead into. Only map[string]interface {} itself will do, no named type
 * (rule P13); a key that is not there gives the default.
 */
export function dig(...args: readonly GoValue[]): GoValue {
  if (args.length < 3) throw new GoError('dig needs at least three arguments');
  let map = requireMap(args.at(-1));
  const keys = args.slice(0, -2).map(requireText);
  const fallback = args.at(-2);
  for (let i = 0; ; i++) {
    const key = keys[i]!;
    if (!(map instanceof Map) || !map.has(key)) return fallback;
    const value = map.get(key);
    if (i === keys.length - 1) return value;
    map = requireMap(value);
  }
}

function requireMap(value: GoValue): Map<string, GoValue> | GoNil {
  if (value instanceof Map && !(value instanceof GoTypedMap)) return value;
  if (value instanceof GoNil && value.goType.name === MAP.name) return value;
  throw wrongType(value, MAP.name);
}

function requireText(value: GoValue): string {
  if (typeof value === 'string') return value;
  throw wrongType(value, 'string');
}

function wrongType(value: GoValue, expected: string): GoError {
  return new GoError(`interface conversion: interface {} is ${typeOf(value)?.name ?? 'nil'}, not ${expected}`);
}
