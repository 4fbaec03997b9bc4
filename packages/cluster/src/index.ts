export type {
  ApplyOptions,
  Cluster,
  ListOptions,
  ObjectList,
  ResourceKind,
  WatchEvent,
  WatchOptions,
} from './cluster.ts';
