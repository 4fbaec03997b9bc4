import type { Diagnostic } from '@metachart/diagnostics';
import type { ObjectRef, Readiness } from '@metachart/kube-model';

/** What happens while a release is deployed, as it happens. Plain data; `at` is a time in RFC 3339. */
export type DeployEvent =
  | { readonly type: 'release-started'; readonly at: string; readonly release: ReleaseName; readonly revision: number }
  | {
      /** It would only repeat this revision, and writes nothing. */
      readonly type: 'release-unchanged';
      readonly at: string;
      readonly release: ReleaseName;
      readonly revision: number;
    }
  | {
      readonly type: 'object-applied';
      readonly at: string;
      readonly release: ReleaseName;
      readonly ref: ObjectRef;
      readonly outcome: 'created' | 'configured' | 'unchanged';
    }
  | {
      readonly type: 'object-progress';
      readonly at: string;
      readonly release: ReleaseName;
      readonly ref: ObjectRef;
      readonly readiness: Readiness;
    }
  | {
      /** It left the chart, and is deleted. */
      readonly type: 'object-pruned';
      readonly at: string;
      readonly release: ReleaseName;
      readonly ref: ObjectRef;
    }
  | {
      readonly type: 'hook-started';
      readonly at: string;
      readonly release: ReleaseName;
      readonly ref: ObjectRef;
      readonly event: string;
      readonly phase: 'Running';
    }
  | {
      readonly type: 'hook-finished';
      readonly at: string;
      readonly release: ReleaseName;
      readonly ref: ObjectRef;
      readonly event: string;
      readonly phase: 'Succeeded' | 'Failed';
      /** Why it failed. */
      readonly message?: string;
    }
  | {
      /** Something to know that stops nothing. */
      readonly type: 'warning';
      readonly at: string;
      readonly release: ReleaseName;
      readonly warning: Diagnostic;
    }
  | {
      readonly type: 'release-finished';
      readonly at: string;
      readonly release: ReleaseName;
      readonly revision: number;
      readonly status: 'deployed' | 'failed';
      /** Why it failed. */
      readonly message?: string;
    };

export interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}
