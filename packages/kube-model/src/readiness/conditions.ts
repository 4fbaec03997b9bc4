import type { KubeObject } from '../kube-object.ts';
import { listAt } from './fields.ts';

/** An entry of `status.conditions`. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** The conditions of an object, in their order; entries that are none are left out. */
export function conditionsOf(object: KubeObject): readonly Condition[] {
  return listAt(object, 'status.conditions').flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { type, status, reason, message } = entry as Readonly<Record<string, unknown>>;
    if (typeof type !== 'string') return [];
    return [{ type, status: textOf(status), reason: textOf(reason), message: textOf(message) }];
  });
}

export function findCondition(object: KubeObject, type: string): Condition | undefined {
  return conditionsOf(object).find((condition) => condition.type === type);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
