import type { ApiState } from '../api-state.ts';
import type { ApiObject } from '../objects/json.ts';

/** Brings what belongs to an object closer to what the object asks for. It is called again after every change. */
export interface Controller {
  /** The store key of the kind. */
  readonly kind: string;
  reconcile(state: ApiState, object: ApiObject): void;
}

/** Where an object is in the store. */
export interface Place {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
}
