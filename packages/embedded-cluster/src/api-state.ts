import type { ResourceRegistry } from './discovery/resource-registry.ts';
import type { ObjectStore } from './store/object-store.ts';

/** What every part of the simulated server works on. */
export interface ApiState {
  readonly store: ObjectStore;
  readonly registry: ResourceRegistry;
  /** RFC 3339 with seconds, as the API writes times. */
  readonly now: () => string;
  readonly newUid: () => string;
  /** Letters and digits as generated names end in. */
  readonly newSuffix: (length: number) => string;
}
