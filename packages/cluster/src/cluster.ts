import type { KubeObject, ObjectRef } from '@metachart/kube-model';

/** A kind as the cluster serves it. */
export interface ResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The plural in its URLs. */
  readonly resource: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export interface ApplyOptions {
  readonly fieldManager: string;
  /** Takes fields over from other managers instead of refusing. */
  readonly force: boolean;
  readonly dryRun?: boolean;
}

export interface ListOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Only names, labels, annotations and the like are sent; `spec`, `data` and `status` are absent. */
  readonly metadataOnly?: boolean;
}

export interface ObjectList {
  readonly items: readonly KubeObject[];
  /** Where a watch goes on from. */
  readonly resourceVersion: string;
}

export interface WatchOptions {
  readonly resourceVersion: string;
  readonly signal: AbortSignal;
  /** When the server ends the watch; 300 where absent. A bookmark comes a little before. */
  readonly timeoutSeconds?: number;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: KubeObject;
}

/**
 * One cluster. Every call throws DiagnosticError: `cluster/unreachable`, `cluster/unauthorized`, `cluster/forbidden` (names
 * the verb and the resource), `cluster/not-found`, `cluster/conflict`, `cluster/already-exists`, `cluster/invalid`,
 * `cluster/no-kind` (no such kind is served), `cluster/gone` (a watch too far behind) or `cluster/failed`, each with the
 * server's own message as part of its message.
 */
export interface Cluster {
  /** The address, for messages. */
  readonly server: string;
  /** The context of the kubeconfig that it came from, and that context's namespace. */
  readonly context?: string;
  readonly namespace?: string;
  version(): Promise<{ readonly gitVersion: string; readonly major: string; readonly minor: string }>;
  /** Every `GROUP/VERSION` and `GROUP/VERSION/KIND` that is served, as `.Capabilities.APIVersions` of Helm has them. */
  apiVersions(): Promise<readonly string[]>;
  /** Through discovery, which is kept; what is missing is asked for once more. */
  resolveKind(apiVersion: string, kind: string): Promise<ResourceKind>;
  /** Undefined where there is none. */
  get(ref: ObjectRef): Promise<KubeObject | undefined>;
  /** All objects of a kind in a namespace, or in the whole cluster. */
  list(kind: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>, options?: ListOptions): Promise<ObjectList>;
  create(
    object: KubeObject,
    options?: { readonly fieldManager?: string; readonly dryRun?: boolean },
  ): Promise<KubeObject>;
  /** Replaces the whole object; refused with `cluster/conflict` where its resourceVersion is not the present one. */
  replace(object: KubeObject, options?: { readonly fieldManager?: string }): Promise<KubeObject>;
  /** Server-side apply. */
  apply(object: KubeObject, options: ApplyOptions): Promise<KubeObject>;
  /** False where there was none. */
  delete(
    ref: ObjectRef,
    options?: { readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan' },
  ): Promise<boolean>;
  /** Ends when the server ends the watch or the signal aborts; `cluster/gone` where the version is too old. */
  watch(kind: Pick<ObjectRef, 'apiVersion' | 'kind' | 'namespace'>, options: WatchOptions): AsyncIterable<WatchEvent>;
  close(): Promise<void>;
}
