import type { Diagnostic, DiagnosticCode } from '@metachart/diagnostics';
import type { ObjectRef } from '@metachart/kube-model';
import type { ReleaseName } from '../deploy-event.ts';
import type { JsonValue } from '../record/release-record.ts';

/** What a deploy of one release would do to a cluster. Plain data without the value of any Secret. */
export interface Plan {
  readonly release: ReleaseName;
  readonly operation: 'install' | 'upgrade';
  /** The revision that the deploy would make. */
  readonly revision: number;
  /** The revision that it would start from; absent for an install. */
  readonly from?: number;
  /** In the order in which the deploy would come to them; what is removed stands last. */
  readonly objects: readonly PlanItem[];
  /** Of the events of this deploy, in the order in which they would run. */
  readonly hooks: readonly PlanHook[];
  readonly warnings: readonly Diagnostic[];
  readonly summary: PlanSummary;
}

export type PlanItem =
  | {
      readonly action: 'create';
      readonly ref: ObjectRef;
      /** A definition of crds/, which comes before the hooks. */
      readonly crd?: true;
      /** Why the server was not asked: it does not have the namespace or the kind before the deploy makes it. */
      readonly unchecked?: 'namespace-missing' | 'kind-missing' | 'namespace';
    }
  | ({ readonly action: 'change'; readonly changes: readonly FieldChange[] } & PlanUpdate)
  | ({ readonly action: 'unchanged'; readonly crd?: true } & PlanUpdate)
  | { readonly action: 'prune'; readonly ref: ObjectRef }
  | { readonly action: 'keep'; readonly ref: ObjectRef; readonly reason: string }
  | { readonly action: 'refused'; readonly ref: ObjectRef; readonly code: DiagnosticCode; readonly message: string };

export interface PlanUpdate {
  readonly ref: ObjectRef;
  /** Fields that are another value each time the chart is rendered. They count as no change. */
  readonly volatile: readonly string[];
  /** The fields for which the pods of this workload would be replaced, volatile ones included; absent where they stay. */
  readonly restarts?: readonly string[];
  /** Fields that other managers set to something else, and that the deploy would take over. */
  readonly conflicts: readonly FieldConflict[];
}

/** One field: `before` is absent where it is added, `after` where it is removed, both where the value is redacted. */
export interface FieldChange {
  /** `spec.template.spec.containers[name=web].image`, `metadata.annotations["checksum/config"]`. */
  readonly path: string;
  /** For `reordered` the values are the keys of the items. */
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** Data of a Secret. */
  readonly redacted?: true;
}

export interface FieldConflict {
  readonly manager: string;
  readonly path: string;
}

export interface PlanHook {
  readonly event: string;
  readonly weight: number;
  readonly kind: string;
  readonly name: string;
  /** The template. */
  readonly path: string;
}

export interface PlanSummary {
  readonly create: number;
  readonly change: number;
  readonly unchanged: number;
  readonly prune: number;
  readonly keep: number;
  readonly refused: number;
  /** Workloads whose pods would be replaced. */
  readonly restarts: number;
}
