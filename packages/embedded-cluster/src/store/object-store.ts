import type { ApiObject } from '../objects/json.ts';

export interface StoreEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly key: string;
  readonly revision: number;
  readonly object: ApiObject;
  /** What it replaced, for watches whose selector it has left. */
  readonly previous: ApiObject | undefined;
}

/**
 * All objects, and a bounded history of their changes. Every change takes one number of a single sequence, which is its
 * resourceVersion, as etcd's revisions are.
 */
export interface ObjectStore {
  revision(): number;
  get(key: string, namespace: string, name: string): ApiObject | undefined;
  /** Ordered by namespace and name. */
  list(key: string, namespace?: string): readonly ApiObject[];
  keys(): readonly string[];
  /** Puts an object in place and answers it with its resourceVersion. */
  put(key: string, object: ApiObject): ApiObject;
  /** Takes away the object of this name; watches are told of it as it is given. */
  remove(key: string, last: ApiObject): void;
  /** Changes of these objects before now are not remembered, as a kind that has only now come to be served has none. */
  beginHistory(key: string): void;
  /** The changes after a revision; undefined where the history does not reach back that far. */
  eventsSince(key: string, revision: number): readonly StoreEvent[] | undefined;
  subscribe(listener: (event: StoreEvent) => void): () => void;
}

/** How much of the past is remembered for watches: a number of changes, and their size in characters. */
export interface HistoryLimits {
  readonly maximumEvents: number;
  readonly maximumSize: number;
}

export function createObjectStore(options: HistoryLimits): ObjectStore {
  const tables = new Map<string, Map<string, ApiObject>>();
  const history: StoreEvent[] = [];
  const sizes: number[] = [];
  let total = 0;
  const listeners = new Set<(event: StoreEvent) => void>();
  const beginnings = new Map<string, number>();
  let revision = 1;

  function record(event: StoreEvent): void {
    history.push(event);
    const size = sizeOf(event.object);
    sizes.push(size);
    total += size;
    forget();
    for (const listener of [...listeners]) listener(event);
  }

  /** In larger steps, so that a long history is not moved at every change. */
  function forget(): void {
    if (history.length <= options.maximumEvents * 2 && total <= options.maximumSize) return;
    let count = Math.max(0, history.length - options.maximumEvents);
    for (let index = 0; index < count; index += 1) total -= sizes[index] ?? 0;
    for (; total > options.maximumSize / 2 && count < history.length; count += 1) total -= sizes[count] ?? 0;
    history.splice(0, count);
    sizes.splice(0, count);
  }

  return {
    revision: () => revision,
    get: (key, namespace, name) => tables.get(key)?.get(`${namespace}/${name}`),
    list(key, namespace) {
      const objects = [...(tables.get(key)?.entries() ?? [])];
      const found = namespace === undefined ? objects : objects.filter(([place]) => place.startsWith(`${namespace}/`));
      return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
    },
    keys: () => [...tables.keys()],
    put(key, object) {
      let table = tables.get(key);
      if (table === undefined) {
        table = new Map();
        tables.set(key, table);
      }
      const place = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
      const previous = table.get(place);
      revision += 1;
      const { apiVersion, kind, metadata, ...rest } = object;
      const stored = { apiVersion, kind, metadata: { ...metadata, resourceVersion: String(revision) }, ...rest };
      table.set(place, stored);
      record({ type: previous === undefined ? 'ADDED' : 'MODIFIED', key, revision, object: stored, previous });
      return stored;
    },
    remove(key, last) {
      const table = tables.get(key);
      const place = `${last.metadata.namespace ?? ''}/${last.metadata.name}`;
      const previous = table?.get(place);
      if (table === undefined || previous === undefined) return;
      table.delete(place);
      revision += 1;
      const object = { ...last, metadata: { ...last.metadata, resourceVersion: String(revision) } };
      record({ type: 'DELETED', key, revision, object, previous });
    },
    beginHistory(key) {
      if (!beginnings.has(key)) beginnings.set(key, revision);
    },
    eventsSince(key, since) {
      const oldest = history[0]?.revision ?? revision + 1;
      if (since < oldest - 1 || since < (beginnings.get(key) ?? 0)) return undefined;
      return history.filter((event) => event.key === key && event.revision > since);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** About as many characters as the value has as text. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 5;
  let size = 0;
  for (const [field, child] of Object.entries(value)) size += field.length + sizeOf(child) + 4;
  return size;
}
