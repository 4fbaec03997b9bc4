import { type ApiObject, isJsonObject, type JsonObject, objectAt } from './json.ts';

/**
 * Gives a job the labels by which it finds its pods, unless it selects by itself. A job without labels gets those of its
 * template. https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-selector
 */
export function prepareJob(job: ApiObject): void {
  const spec = objectAt(job, 'spec');
  const template = objectAt(spec, 'template');
  if (spec === undefined || template === undefined) return;
  const metadata: JsonObject = isJsonObject(template.metadata) ? template.metadata : {};
  template.metadata = metadata;
  const uid = job.metadata.uid ?? '';
  if (spec.manualSelector !== true) {
    metadata.labels = {
      ...objectAt(metadata, 'labels'),
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': job.metadata.name,
      'controller-uid': uid,
      'job-name': job.metadata.name,
    };
    spec.selector = { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } };
  }
  const labels = objectAt(metadata, 'labels');
  if (labels !== undefined && Object.keys(job.metadata.labels ?? {}).length === 0) {
    job.metadata.labels = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));
  }
}
