import type { Cluster } from '@metachart/cluster';
import type { FuncMap } from '@metachart/go-runtime/reflect';
import type { Plan } from '@metachart/release';
import type { EnvironmentBundle } from '@metachart/workspace';

export interface PlanOptions {
  readonly cluster: Cluster;
  /** The template functions: what helmFuncs gives. */
  readonly funcs: FuncMap;
  /** The same at another time and with other randomness: what differs then is volatile. */
  readonly otherFuncs: FuncMap;
}

export interface PlanEnvironmentOptions extends PlanOptions {
  readonly bundle: EnvironmentBundle;
}

export interface EnvironmentPlan {
  readonly environment: string;
  /** The address of the cluster. */
  readonly server: string;
  /** In the order in which they are deployed. */
  readonly releases: readonly Plan[];
}
