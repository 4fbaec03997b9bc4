import { compareStrings } from '../../bytes/index.ts';
import type { GoValue } from '../../reflect/index.ts';
import type { JsonValue } from './to-json-value.ts';
import { DecodingError, UNMARSHALING } from './with-conversion.ts';

/** encoding/json: scanner.go, maxNestingDepth. */
export const MAX_DEPTH = 10_000;

/**
 * Throws what encoding/json says about collections that nest deeper than 10,000: it stops at the first bracket in its
 * text, where objects have sorted keys.
 */
export function rejectDepth(value: GoValue | JsonValue): void {
  const stack: Level[] = [levelOf(value)];
  while (stack.length > 0) {
    const level = stack[stack.length - 1]!;
    if (level.next === level.values.length) {
      stack.pop();
      continue;
    }
    const member = level.values[level.next++];
    if (!(member instanceof Map || Array.isArray(member))) continue;
    if (stack.length === MAX_DEPTH) {
      const bracket = Array.isArray(member) ? '[' : '{';
      throw new DecodingError(`${UNMARSHALING}invalid character '${bracket}' exceeded max depth`);
    }
    stack.push(levelOf(member));
  }
}

interface Level {
  readonly values: readonly unknown[];
  next: number;
}

function levelOf(value: unknown): Level {
  if (Array.isArray(value)) return { values: value, next: 0 };
  if (!(value instanceof Map)) return { values: [], next: 0 };
  return { values: [...value.keys()].sort(compareStrings).map((key) => value.get(key)), next: 0 };
}
