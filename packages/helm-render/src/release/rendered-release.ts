import type { Diagnostic } from '@metachart/diagnostics';
import type { LookupRequest } from '../engine/lookup.ts';
import type { Hook } from '../manifests/hook.ts';
import type { Manifest } from '../manifests/sort-manifests.ts';

/** A file of a chart's crds/, as it is: Helm does not render these. */
export interface CustomResourceFile {
  /** For instance `web/crds/widgets.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** What a chart gives for one release: plain data, in Helm's order. */
export interface RenderedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Hook[];
  readonly crds: readonly CustomResourceFile[];
  readonly notes: string;
  /** What templates looked up. */
  readonly lookups: readonly LookupRequest[];
  readonly warnings: readonly Diagnostic[];
}
