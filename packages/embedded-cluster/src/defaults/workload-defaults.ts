import { type ApiObject, arrayAt, isJsonObject, type JsonObject, objectAt } from '../objects/json.ts';
import { setDefaults, setPodSpecDefaults } from './pod-defaults.ts';

/** Counts the templates of a DaemonSet. */
export const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

export function setPodTemplateDefaults(spec: JsonObject): void {
  const podSpec = objectAt(spec, 'template', 'spec');
  if (podSpec !== undefined) setPodSpecDefaults(podSpec);
}

export function setDeploymentDefaults(spec: JsonObject): void {
  setDefaults(spec, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
  setStrategyDefaults(spec, 'strategy', { maxUnavailable: '25%', maxSurge: '25%' });
  setPodTemplateDefaults(spec);
}

export function setStatefulSetDefaults(spec: JsonObject): void {
  setDefaults(spec, { replicas: 1, podManagementPolicy: 'OrderedReady', revisionHistoryLimit: 10 });
  setStrategyDefaults(spec, 'updateStrategy', { partition: 0, maxUnavailable: 1 });
  const retention = objectAt(spec, 'persistentVolumeClaimRetentionPolicy') ?? {};
  setDefaults(retention, { whenDeleted: 'Retain', whenScaled: 'Retain' });
  spec.persistentVolumeClaimRetentionPolicy = retention;
  for (const claim of arrayAt(spec, 'volumeClaimTemplates')) {
    if (!isJsonObject(claim)) continue;
    setDefaults(claim, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
    claim.metadata ??= {};
    const claimSpec = objectAt(claim, 'spec') ?? {};
    claimSpec.volumeMode ??= 'Filesystem';
    claimSpec.resources ??= {};
    claim.spec = claimSpec;
    const status = objectAt(claim, 'status') ?? {};
    status.phase ??= 'Pending';
    claim.status = status;
  }
  setPodTemplateDefaults(spec);
}

export function setDaemonSetDefaults(spec: JsonObject, { metadata }: ApiObject): void {
  metadata.annotations = { [TEMPLATE_GENERATION]: '1', ...metadata.annotations };
  spec.revisionHistoryLimit ??= 10;
  setStrategyDefaults(spec, 'updateStrategy', { maxUnavailable: 1, maxSurge: 0 });
  setPodTemplateDefaults(spec);
}

export function setJobDefaults(spec: JsonObject): void {
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1;
    spec.parallelism = 1;
  }
  setDefaults(spec, {
    parallelism: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  });
  setPodTemplateDefaults(spec);
}

export function setCronJobDefaults(spec: JsonObject): void {
  setDefaults(spec, {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  });
  const jobSpec = objectAt(spec, 'jobTemplate', 'spec');
  if (jobSpec !== undefined) setPodTemplateDefaults(jobSpec);
}

function setStrategyDefaults(
  spec: JsonObject,
  field: 'strategy' | 'updateStrategy',
  rollingDefaults: JsonObject,
): void {
  const strategy = objectAt(spec, field) ?? {};
  spec[field] = strategy;
  strategy.type ??= 'RollingUpdate';
  if (strategy.type !== 'RollingUpdate') return;
  const rolling = objectAt(strategy, 'rollingUpdate') ?? {};
  setDefaults(rolling, rollingDefaults);
  strategy.rollingUpdate = rolling;
}
