import { GoInt, type GoValue, typeOf } from '@metachart/go-runtime/reflect';
import { deepEqual } from '../values/deep-equal.ts';
import { structuralHash } from '../values/structural-hash.ts';

/** Whether a list has an element that is deeply equal to a value. */
export function containsValue(items: readonly GoValue[], value: GoValue): boolean {
  if (typeof value === 'string') return items.includes(value);
  return items.some((item) => deepEqual(value, item));
}

/** The elements that are deeply equal to none of the omitted values. */
export function withoutValues(items: readonly GoValue[], omitted: readonly GoValue[]): GoValue[] {
  const set = createValueSet();
  for (const value of omitted) set.add(value);
  return items.filter((item) => !set.has(item));
}

/** The elements without those that are deeply equal to an earlier one. */
export function uniqueValues(items: readonly GoValue[]): GoValue[] {
  const set = createValueSet();
  return items.filter((item) => {
    const fresh = !set.has(item);
    if (fresh) set.add(item);
    return fresh;
  });
}

interface ValueSet {
  readonly has: (value: GoValue) => boolean;
  readonly add: (value: GoValue) => void;
}

/** A set under Go's reflect.DeepEqual, where upstream compares every element with every other. */
function createValueSet(): ValueSet {
  const simple = new Set<unknown>();
  const integers = new Set<string>();
  const buckets = new Map<number, GoValue[]>();
  return {
    has(value) {
      if (isSimple(value)) return simple.has(value ?? null);
      if (value instanceof GoInt) return integers.has(integerKey(value));
      return buckets.get(structuralHash(value))?.some((other) => deepEqual(value, other)) ?? false;
    },
    add(value) {
      // NaN is unlike every value, itself included.
      if (isSimple(value)) {
        if (!Number.isNaN(value)) simple.add(value ?? null);
      } else if (value instanceof GoInt) {
        integers.add(integerKey(value));
      } else {
        const hash = structuralHash(value);
        const bucket = buckets.get(hash);
        if (bucket) bucket.push(value);
        else buckets.set(hash, [value]);
      }
    },
  };
}

function isSimple(value: GoValue): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null;
}

function integerKey(value: GoInt): string {
  return `${typeOf(value)?.name} ${value.value}`;
}
