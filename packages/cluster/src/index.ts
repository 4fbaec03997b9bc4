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
