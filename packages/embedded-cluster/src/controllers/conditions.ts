import { arrayAt, isJsonObject, type JsonObject } from '../objects/json.ts';

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
}

/** The conditions of a status with one set; its transition time changes with its status. */
export function withCondition(
  status: unknown,
  condition: Condition,
  options: { readonly now: string; readonly updateTime?: boolean },
): JsonObject[] {
  const conditions = arrayAt(status, 'conditions').filter(isJsonObject);
  const present = conditions.find(({ type }) => type === condition.type);
  const same =
    present !== undefined &&
    present.status === condition.status &&
    present.reason === condition.reason &&
    present.message === condition.message;
  if (same) return conditions;
  const set: JsonObject = {
    ...present,
    ...condition,
    lastTransitionTime: present?.status === condition.status ? present.lastTransitionTime : options.now,
    ...(options.updateTime === true ? { lastUpdateTime: options.now } : {}),
  };
  return present === undefined
    ? [...conditions, set]
    : conditions.map((existing) => (existing === present ? set : existing));
}
