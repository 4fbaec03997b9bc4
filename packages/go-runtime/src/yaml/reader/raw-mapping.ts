import { GoInt, UINT64 } from '../../reflect/index.ts';

/** A value as go-yaml decodes it: mappings still have keys of any type. */
export type RawValue = null | boolean | number | string | GoInt | RawValue[] | RawMapping;

/** The scalars among them, which are what keys can be. */
export type RawScalar = null | boolean | number | string | GoInt;

export interface RawEntry {
  readonly key: RawScalar;
  value: RawValue;
}

/** A Go `map[interface {}]interface {}`: the integer 1, the float 1.0 and the string "1" are three keys. */
export class RawMapping {
  readonly entries = new Map<string, RawEntry>();

  has(key: RawScalar): boolean {
    return this.entries.has(this.identify(key));
  }

  set(key: RawScalar, value: RawValue): void {
    const identity = this.identify(key);
    const entry = this.entries.get(identity);
    if (entry === undefined) this.entries.set(identity, { key, value });
    else entry.value = value;
  }

  private identify(key: RawScalar): string {
    if (typeof key === 'string') return `s${key}`;
    if (key instanceof GoInt) return `${key.goType === UINT64 ? 'u' : 'i'}${key.value}`;
    // Not-a-number equals no key, not even itself.
    if (typeof key === 'number') return Number.isNaN(key) ? `nan${this.entries.size}` : `f${key}`;
    return String(key);
  }
}
