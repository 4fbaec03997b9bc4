export type { DeployEvent, ReleaseName } from './deploy-event.ts';
export { changesNothing } from './objects/changes-nothing.ts';
export { findLeftovers } from './objects/find-leftovers.ts';
export { buildInstallOrder, type InstallOrder } from './objects/install-order.ts';
export { objectKey } from './objects/object-key.ts';
export { checkOwnership, isOwnedBy, type Owner, withOwnership } from './objects/ownership.ts';
export { decidePruning, type PruneDecision } from './objects/prune-decision.ts';
export {
  type BuildPlanOptions,
  buildPlan,
  type DryRun,
  hasChanges,
  type KeptObject,
  type PlanObject,
  type RemovedObject,
} from './plan/build-plan.ts';
export { diffFields, type FieldDifference, formatFieldPath } from './plan/diff-fields.ts';
export { parseConflicts } from './plan/parse-conflicts.ts';
export type {
  FieldChange,
  FieldConflict,
  Plan,
  PlanHook,
  PlanItem,
  PlanSummary,
  PlanUpdate,
} from './plan/plan.ts';
export { decodeRelease, encodeRelease } from './record/encode-release.ts';
export {
  type HookExecution,
  isPending,
  type JsonObject,
  type JsonValue,
  type RecordedChart,
  type RecordedFile,
  type RecordedHook,
  type ReleaseErrorCode,
  type ReleaseInfo,
  type ReleaseRecord,
  type ReleaseStatus,
} from './record/release-record.ts';
export {
  buildReleaseSecret,
  parseReleaseSecret,
  type RecordTime,
  releaseSecretName,
  releaseSecretType,
  slimmedAnnotation,
} from './record/release-secret.ts';
export { completeRelease, failRelease, supersedeRelease } from './transitions/finish-release.ts';
export { hasSameContent } from './transitions/has-same-content.ts';
export { hasDeletePolicy, selectHooks, withHookRun } from './transitions/hook-runs.ts';
export { findNextRevision, type NextRevision } from './transitions/next-revision.ts';
export { selectPrunedRevisions } from './transitions/pruned-revisions.ts';
export { type StartReleaseOptions, startRelease } from './transitions/start-release.ts';
