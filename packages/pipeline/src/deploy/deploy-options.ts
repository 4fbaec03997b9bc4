import type { Cluster } from '@metachart/cluster';
import type { FuncMap } from '@metachart/go-runtime/reflect';
import type { Instant } from '@metachart/go-runtime/time';
import type { DeployEvent } from '@metachart/release';
import type { EnvironmentBundle } from '@metachart/workspace';

export interface DeployOptions {
  readonly cluster: Cluster;
  /** The template functions: what helmFuncs gives. */
  readonly funcs: FuncMap;
  readonly now: () => Instant;
  /** Cancels: what has begun is recorded as failed. */
  readonly signal?: AbortSignal;
  /** Milliseconds in which the hooks of a release must end and its objects become ready; 5 minutes where it is not given. */
  readonly timeout?: number;
  /** Hooks are run where it is not given. */
  readonly hooks?: 'run' | 'skip';
  /** How many revisions of a release are kept; 10 where it is not given, as in Helm. */
  readonly maxHistory?: number;
}

export interface DeployEnvironmentOptions extends DeployOptions {
  readonly bundle: EnvironmentBundle;
  /** Told of each event too, before it is yielded. */
  readonly onEvent?: (event: DeployEvent) => void;
}

export type DeployErrorCode =
  | 'deploy/cancelled'
  | 'deploy/hook-failed'
  | 'deploy/not-ready'
  | 'deploy/unknown-kind'
  | 'deploy/too-many-lookups';
