import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';

/** Which keys of which maps have been read. Lists count as read with the key that leads to them. */
export interface ReadRecord {
  isRead(map: GoMap, key: string): boolean;
}

export interface RecordedValues {
  /** Behaves as the original in every way, and can be changed without changing it. */
  readonly values: GoMap;
  /** Answers for the maps of the original. */
  readonly record: ReadRecord;
}

/**
 * A copy of a tree of values whose maps note which of their keys are looked up, asked for or walked through. Maps that are
 * shared in the original are shared in the copy. Lists and what is in them are taken as they are.
 */
export function recordReads(original: GoMap): RecordedValues {
  const reads = new Map<GoMap, Set<string>>();
  const copies = new Map<GoMap, GoMap>();
  const copy = (map: GoMap): GoMap => {
    const known = copies.get(map);
    if (known) return known;
    const noted = new Set<string>();
    reads.set(map, noted);
    const recording = new RecordingMap(noted);
    copies.set(map, recording);
    return recording;
  };
  const values = copy(original);
  // Maps join the worklist while it is walked through.
  for (const [map, recording] of copies) {
    for (const [key, value] of map) recording.set(key, isPlainMap(value) ? copy(value) : value);
  }
  return { values, record: { isRead: (map, key) => reads.get(map)?.has(key) ?? false } };
}

/** Whether a value is a map[string]interface {} and nothing more. */
function isPlainMap(value: GoValue): value is GoMap {
  return value instanceof Map && Object.getPrototypeOf(value) === Map.prototype;
}

class RecordingMap extends Map<string, GoValue> {
  readonly #reads: Set<string>;

  constructor(reads: Set<string>) {
    super();
    this.#reads = reads;
  }

  override get(key: string): GoValue {
    this.#reads.add(key);
    return super.get(key);
  }

  override has(key: string): boolean {
    this.#reads.add(key);
    return super.has(key);
  }

  override keys(): MapIterator<string> {
    this.#noteAll();
    return super.keys();
  }

  override values(): MapIterator<GoValue> {
    this.#noteAll();
    return super.values();
  }

  override entries(): MapIterator<[string, GoValue]> {
    this.#noteAll();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, GoValue]> {
    this.#noteAll();
    return super[Symbol.iterator]();
  }

  override forEach(use: (value: GoValue, key: string, map: Map<string, GoValue>) => void, self?: unknown): void {
    this.#noteAll();
    super.forEach(use, self);
  }

  #noteAll(): void {
    for (const key of super.keys()) this.#reads.add(key);
  }
}
