export type { KubeMetadata, KubeObject } from './kube-object.ts';
export { formatRef, type ObjectRef, refOf } from './object-ref.ts';
export type { Readiness } from './readiness.ts';
