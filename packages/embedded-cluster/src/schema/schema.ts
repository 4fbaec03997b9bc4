/** The shape of a value, as far as server-side apply and the reading of requests need it. */
export type Schema = ScalarSchema | MapSchema | ListSchema | AnySchema;

export interface ScalarSchema {
  readonly kind: 'scalar';
  readonly type: 'string' | 'bytes' | 'integer' | 'long' | 'number' | 'boolean' | 'quantity';
}

/** A struct has fields, a map an element; the schema of a custom resource may have both. */
export interface MapSchema {
  readonly kind: 'map';
  /** The name of a struct among the built-in types, for messages. */
  readonly name?: string;
  readonly fields: ReadonlyMap<string, Schema>;
  readonly element?: Schema;
  /** Fields of a custom resource that must be there. */
  readonly required?: readonly string[];
  /** Owned and replaced as one value. */
  readonly atomic: boolean;
}

export interface ListSchema {
  readonly kind: 'list';
  readonly element: Schema;
  readonly identity: ListIdentity;
  /** Written even where it is empty. */
  readonly kept?: boolean;
}

/** How the items of a list are told apart; an atomic list is one value. */
export type ListIdentity =
  | { readonly kind: 'atomic' }
  | { readonly kind: 'set' }
  | { readonly kind: 'keys'; readonly keys: readonly { readonly field: string; readonly fallback?: string }[] };

/** Whatever the value is: objects are maps of anything, arrays atomic lists. */
export interface AnySchema {
  readonly kind: 'any';
}

export const ANY: AnySchema = { kind: 'any' };
export const STRING: ScalarSchema = { kind: 'scalar', type: 'string' };

const ANY_MAP: MapSchema = { kind: 'map', fields: new Map(), element: ANY, atomic: false };
const ANY_LIST: ListSchema = { kind: 'list', element: ANY, identity: { kind: 'atomic' } };
const ANY_SCALAR: ScalarSchema = { kind: 'scalar', type: 'quantity' };

/** The schema with `any` decided by the value at hand. */
export function resolveSchema(schema: Schema, value: unknown): ScalarSchema | MapSchema | ListSchema {
  if (schema.kind !== 'any') return schema;
  if (Array.isArray(value)) return ANY_LIST;
  return typeof value === 'object' && value !== null ? ANY_MAP : ANY_SCALAR;
}

/** The schema of a field; undefined where the schema knows no such field. */
export function fieldSchema(schema: MapSchema, field: string): Schema | undefined {
  return schema.fields.get(field) ?? schema.element;
}
