export { type Completion, computeCompletion } from './compute-completion.ts';
export type { KubeMetadata, KubeObject } from './kube-object.ts';
export { formatRef, groupOf, type ObjectRef, type RefOptions, refOf } from './object-ref.ts';
export { type ManifestErrorCode, type ParseManifestsOptions, parseManifests } from './parse-manifests.ts';
export { computeReadiness } from './readiness/compute-readiness.ts';
export type { Readiness } from './readiness/readiness.ts';
