import type { KubeObject } from '../kube-object.ts';
import { fieldAt } from './fields.ts';
import { inProgress, type Readiness } from './readiness.ts';

/**
 * In progress where the controller has yet to see the present generation. Controllers that write no observed generation
 * are not waited for. Some write it as a string (Argo Rollouts), and of these some write no number at all: those are let
 * pass, as nothing can be compared.
 */
export function checkObserved(object: KubeObject): Readiness | undefined {
  const generation = generationOf(object.metadata.generation);
  const observed = generationOf(fieldAt(object, 'status.observedGeneration'));
  if (generation === undefined || observed === undefined || generation === observed) return undefined;
  return inProgress(
    'LatestGenerationNotObserved',
    `its controller has seen generation ${observed}, the present one is ${generation}`,
  );
}

/** In progress until a controller has written what it observed: without that a status says nothing. */
export function checkObservedAtAll(object: KubeObject): Readiness | undefined {
  if (generationOf(fieldAt(object, 'status.observedGeneration')) !== undefined) return undefined;
  return inProgress('NoObservedGeneration', 'its controller has not seen it yet');
}

function generationOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
