import type { ValuesFile } from '@metachart/chart-composer';
import type { SourceSpan } from '@metachart/diagnostics';

/** An environment as its files describe it: where it runs, what is deployed there and with which values. Plain data. */
export interface EnvironmentBundle {
  readonly name: string;
  /** The workspace's folder, absolute. */
  readonly root: string;
  readonly cluster: ClusterTarget;
  /** In the order in which they are deployed. */
  readonly releases: readonly EnvironmentRelease[];
  /** Lowest first; each release takes them over its chart's own values. */
  readonly values: readonly ValuesFile[];
}

export type ClusterTarget =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'context';
      readonly context: string;
      /** Absolute; undefined where the usual places count. */
      readonly kubeconfig: string | undefined;
    };

export interface EnvironmentRelease {
  readonly name: string;
  readonly namespace: string;
  /** The chart's path from the workspace's folder, as written. */
  readonly chart: string;
  /** Where environment.yaml says so. */
  readonly span: SourceSpan;
}
