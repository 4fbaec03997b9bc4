import { type Diagnostic, type DiagnosticCode, isDiagnosticError } from '@metachart/diagnostics';
import type { Hook } from '@metachart/helm-render';
import { type KubeObject, type ObjectRef, parseManifests, refOf } from '@metachart/kube-model';
import type { ReleaseName } from '../deploy-event.ts';
import { objectKey } from '../objects/object-key.ts';
import { checkOwnership } from '../objects/ownership.ts';
import type { NextRevision } from '../transitions/next-revision.ts';
import type { FieldConflict, Plan, PlanItem, PlanSummary } from './plan.ts';
import { planHooks } from './plan-hooks.ts';
import { planUpdate } from './plan-update.ts';
import { redactDiagnostic, redactItem } from './redact-item.ts';
import { createRedactor } from './redact-secrets.ts';

/** An object of the new revision, what the cluster has of it, and what the cluster said it would make of it. */
export interface PlanObject {
  readonly ref: ObjectRef;
  readonly rendered: KubeObject;
  readonly live: KubeObject | undefined;
  /** Where it is there it stays as it is: definitions of crds/ are installed once. */
  readonly leaveLive: boolean;
  readonly dryRun: DryRun;
}

/** What a server-side apply without effect gave. */
export type DryRun =
  | {
      readonly outcome: 'applied';
      readonly object: KubeObject;
      /** Of another rendering of the same input; absent where the two renderings are the same. */
      readonly again?: KubeObject;
      /** What stood in the way before it was forced. */
      readonly conflicts: readonly FieldConflict[];
    }
  | { readonly outcome: 'refused'; readonly code: DiagnosticCode; readonly message: string }
  | { readonly outcome: 'not-asked'; readonly reason?: 'namespace-missing' | 'kind-missing' };

/** An object of an earlier revision that is no longer rendered, and is to be deleted. */
export interface RemovedObject {
  readonly ref: ObjectRef;
  readonly recorded: KubeObject;
}

/** One that stays in the cluster nevertheless. */
export interface KeptObject {
  readonly ref: ObjectRef;
  readonly reason: string;
}

export interface BuildPlanOptions {
  readonly release: ReleaseName;
  readonly next: NextRevision;
  /** The release's namespace where it is missing. */
  readonly namespace?: ObjectRef | undefined;
  /** Definitions of crds/. */
  readonly crds: readonly PlanObject[];
  readonly objects: readonly PlanObject[];
  readonly hooks: readonly Hook[];
  /** The deploy would only repeat the deployed revision: then its hooks do not run, unless an object changes. */
  readonly repeats?: boolean;
  /** What earlier revisions had and this one has not, by what decidePruning says of it. */
  readonly removed: readonly RemovedObject[];
  readonly kept: readonly KeptObject[];
  /** Secrets besides those among the objects whose data may stand in them: what templates looked up. */
  readonly secrets?: readonly KubeObject[];
  readonly warnings?: readonly Diagnostic[];
}

/**
 * What a deploy would do, from what was rendered, what the cluster has, what it said to dry runs, and the records. No value
 * of a Secret is in the plan, neither under its key nor in another place.
 */
export function buildPlan(options: BuildPlanOptions): Plan {
  const { release, next, crds, objects, removed, kept, warnings = [] } = options;
  const operation = next.isUpgrade ? 'upgrade' : 'install';
  const manifest = parseManifests(next.current?.manifest ?? '');
  const own = new Set(manifest.map((object) => objectKey(refOf(object), release)));
  const redactor = createRedactor([
    ...[...crds, ...objects].flatMap(secretsOf),
    ...[...manifest, ...removed.map(({ recorded }) => recorded)].filter(isSecret),
    ...(options.secrets ?? []),
  ]);
  const items: readonly PlanItem[] = [
    ...(options.namespace === undefined
      ? []
      : [{ action: 'create', ref: options.namespace, unchecked: 'namespace' } as const]),
    ...crds.map((object) => asDefinition(planObject(object, { release, isOwn: true }))),
    ...objects.map((object) => planObject(object, { release, isOwn: own.has(objectKey(object.ref, release)) })),
    ...removed.map(({ ref }) => ({ action: 'prune', ref }) as const),
    ...kept.map(({ ref, reason }) => ({ action: 'keep', ref, reason }) as const),
  ].map((item) => redactItem(item, redactor));
  const summary = summaryOf(items);
  return {
    release: { name: release.name, namespace: release.namespace },
    operation,
    revision: next.revision,
    ...(next.current === undefined ? {} : { from: next.current.version }),
    objects: items,
    hooks: options.repeats && !changes(summary) ? [] : planHooks(options.hooks, operation),
    warnings: warnings.map((warning) => redactDiagnostic(warning, redactor)),
    summary,
  };
}

/** Whether a deploy would change anything: create, change or remove objects, or run hooks. */
export function hasChanges({ summary, hooks }: Plan): boolean {
  return changes(summary) || hooks.length > 0;
}

function changes({ create, change, prune }: PlanSummary): boolean {
  return create + change + prune > 0;
}

function secretsOf({ rendered, live, dryRun }: PlanObject): readonly KubeObject[] {
  const made = dryRun.outcome === 'applied' ? [dryRun.object, dryRun.again] : [];
  return [rendered, live, ...made].filter((object) => object !== undefined).filter(isSecret);
}

function isSecret({ kind }: KubeObject): boolean {
  return kind === 'Secret';
}

function planObject(
  { ref, live, leaveLive, dryRun }: PlanObject,
  { release, isOwn }: { readonly release: ReleaseName; readonly isOwn: boolean },
): PlanItem {
  if (live !== undefined && leaveLive) return { action: 'unchanged', ref, volatile: [], conflicts: [] };
  const foreign = live === undefined || isOwn ? undefined : ownershipProblem(live, release);
  if (foreign !== undefined) return { action: 'refused', ref, code: 'release/not-owned', message: foreign };
  if (dryRun.outcome === 'refused') return { action: 'refused', ref, code: dryRun.code, message: dryRun.message };
  if (live === undefined || dryRun.outcome === 'not-asked') {
    const reason = dryRun.outcome === 'not-asked' ? dryRun.reason : undefined;
    return { action: 'create', ref, ...(reason === undefined ? {} : { unchecked: reason }) };
  }
  return planUpdate(live, { ...dryRun, ref, applied: dryRun.object, again: dryRun.again });
}

function asDefinition(item: PlanItem): PlanItem {
  return item.action === 'create' || item.action === 'unchanged' ? { ...item, crd: true } : item;
}

function ownershipProblem(live: KubeObject, release: ReleaseName): string | undefined {
  try {
    checkOwnership(live, release);
    return undefined;
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    return error.message;
  }
}

function summaryOf(items: readonly PlanItem[]): PlanSummary {
  const count = (action: PlanItem['action']) => items.filter((item) => item.action === action).length;
  return {
    create: count('create'),
    change: count('change'),
    unchanged: count('unchanged'),
    prune: count('prune'),
    keep: count('keep'),
    refused: count('refused'),
    restarts: items.filter((item) => 'restarts' in item).length,
  };
}
