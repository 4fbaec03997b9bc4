export { type Clock, systemClock } from './clock.ts';
export type {
  ApplyOptions,
  Cluster,
  ListOptions,
  ObjectList,
  ResourceKind,
  WatchEvent,
  WatchOptions,
} from './cluster.ts';
export type { ClusterErrorCode } from './cluster-error.ts';
export { type ConnectOptions, connectCluster } from './connect-cluster.ts';
export { createReleaseStorage, type ReleaseStorage } from './release-storage.ts';
export { type WaitForObjectOptions, waitForObject } from './wait-for-object.ts';
export { type NotReady, type WaitOptions, type WaitResult, waitUntilReady } from './wait-until-ready.ts';
export { type ServedOptions, waitUntilServed } from './wait-until-served.ts';
