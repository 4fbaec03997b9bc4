import type { FieldValidation } from './decode-object.ts';
import type { ApiObject } from './json.ts';

/** What a request says about a write. https://kubernetes.io/docs/reference/using-api/api-concepts/ */
export interface WriteOptions {
  readonly fieldManager: string;
  readonly dryRun: boolean;
  readonly fieldValidation: FieldValidation;
  /** Empty for the object itself. */
  readonly subresource: '' | 'status';
}

/** A write of the object that a URL names. */
export interface WriteRequest {
  readonly namespace: string;
  readonly name: string;
  readonly body: unknown;
  readonly options: WriteOptions;
}

export interface WrittenObject {
  readonly object: ApiObject;
  readonly created: boolean;
  readonly warnings: readonly string[];
}
