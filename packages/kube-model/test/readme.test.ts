import { expect, test } from 'vitest';
import { computeReadiness, formatRef, type KubeObject, parseManifests, refOf } from '../src/index.ts';

test('the example of the README holds', () => {
  const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n';
  const status = { replicas: 3, updatedReplicas: 3, availableReplicas: 3, readyReplicas: 1 };

  const [deployment] = parseManifests(text, { file: 'web/templates/deployment.yaml' });
  const ref = refOf(deployment!, { defaultNamespace: 'prod' });
  const live: KubeObject = { ...deployment!, status };

  expect(formatRef(ref)).toBe('deployment.apps/web');
  expect(computeReadiness(live)).toEqual({
    status: 'in-progress',
    reason: 'LessReady',
    message: '1 of 3 replicas are ready',
  });
});
