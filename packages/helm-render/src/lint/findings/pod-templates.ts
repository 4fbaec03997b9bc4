import type { YamlNode } from '@metachart/go-runtime/yaml';
import type { RenderedObject } from './rendered-object.ts';
import { valueAt } from './yaml-query.ts';

/** Where objects of a kind keep their pods: the path to a pod template; for a Pod it is the object. */
const paths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  DeploymentConfig: ['spec', 'template'],
  Job: ['spec', 'template'],
  PodTemplate: ['template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

/** The pod template of a workload, undefined for other objects. */
export function podTemplateOf({ kind, node }: RenderedObject): YamlNode | undefined {
  const path = Object.hasOwn(paths, kind) ? paths[kind] : undefined;
  return path && valueAt(node, ...path);
}
