import type { GoType } from './go-type.ts';
import { type GoMap, GoTypedMap, type GoValue } from './go-value.ts';

/**
 * A map[string]interface {} seen under a named type, as Go's conversion `chartutil.Values(m)` gives it: another type over
 * the same storage, so that a change through either is seen through both. `target` is the plain map.
 */
export class GoMapView extends GoTypedMap {
  readonly target: GoMap;

  constructor(goType: GoType, target: GoMap) {
    super(goType);
    this.target = target;
  }

  override get size(): number {
    return this.target.size;
  }

  override get(key: string): GoValue {
    return this.target.get(key);
  }

  override has(key: string): boolean {
    return this.target.has(key);
  }

  override set(key: string, value: GoValue): this {
    this.target.set(key, value);
    return this;
  }

  override delete(key: string): boolean {
    return this.target.delete(key);
  }

  override clear(): void {
    this.target.clear();
  }

  override forEach(callback: (value: GoValue, key: string, map: Map<string, GoValue>) => void, self?: unknown): void {
    this.target.forEach((value, key) => {
      callback.call(self, value, key, this);
    });
  }

  override keys(): MapIterator<string> {
    return this.target.keys();
  }

  override values(): MapIterator<GoValue> {
    return this.target.values();
  }

  override entries(): MapIterator<[string, GoValue]> {
    return this.target.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, GoValue]> {
    return this.target[Symbol.iterator]();
  }
}
