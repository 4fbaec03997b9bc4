import type { Instance } from './json-equality.ts';
import { isObject } from './json-equality.ts';
import type { SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import type { Resource } from './schema-roots.ts';
import { MAX_SCHEMA_DEPTH, tooComplex } from './too-complex.ts';

/** The place of a value, as a chain from it to the root. */
export interface InstancePath {
  readonly parent: InstancePath | undefined;
  readonly token: string;
}

/** The schemas on the way to the current one, for cycles and for dynamic references. */
export interface Scope {
  readonly node: SchemaNode;
  /** The keyword of a jump; empty where the schema stands inside the one before. */
  readonly keyword: string;
  /** Equal for the schemas that look at the same value. */
  readonly value: number;
  readonly depth: number;
  readonly parent: Scope | undefined;
}

/** Set while a schema is checked against its meta-schema: parts of it may be written in another draft. */
export interface MetaValidation {
  readonly node: SchemaNode;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly nodeFor: (resource: Resource) => SchemaNode;
}

/** What no schema has looked at yet; undefined where nobody asks. */
export interface Unevaluated {
  properties: Set<string> | undefined;
  items: Set<number> | undefined;
}

/** How the keywords of a schema let other schemas look at its value, or at a part of it. */
export interface InnerChecks {
  /** At the value itself. */
  readonly self: (validation: Validation, node: SchemaNode, options?: SelfOptions) => SchemaError | undefined;
  /** At a property or item. */
  readonly part: (validation: Validation, node: SchemaNode, part: Part) => SchemaError | undefined;
  /** At something that is no part of the instance, such as the name of a property. */
  readonly apart: (validation: Validation, node: SchemaNode, value: Instance) => SchemaError | undefined;
}

export interface SelfOptions {
  /** The keyword of a reference. */
  readonly keyword?: string;
  /** Only the verdict counts. */
  readonly quiet?: boolean;
}

export interface Part {
  readonly value: Instance;
  readonly token: string;
}

/** One schema looking at one value. */
export interface Validation {
  readonly check: InnerChecks;
  readonly value: Instance;
  readonly path: InstancePath | undefined;
  readonly node: SchemaNode;
  readonly scope: Scope;
  readonly unevaluated: Unevaluated;
  /** Whether only the verdict counts. */
  readonly quiet: boolean;
  readonly meta: MetaValidation | undefined;
  readonly errors: SchemaError[];
  readonly budget: Budget;
}

/** Bounds the work: schemas that refer to themselves in several branches would take exponential time and memory. */
export interface Budget {
  steps: number;
  errors: number;
}

const MAX_STEPS = 10_000_000;
const MAX_ERRORS = 500_000;

export function createBudget(): Budget {
  return { steps: MAX_STEPS, errors: MAX_ERRORS };
}

/** Counts a step. Throws DiagnosticError `values/schema-too-complex` where there are too many, or too deep ones. */
export function countStep({ budget, scope }: Validation): void {
  if (budget.steps-- > 0 && scope.depth <= MAX_SCHEMA_DEPTH) return;
  throw tooComplex();
}

/** Adds an error at the value. The text is made only where somebody will read it. */
export function addError(validation: Validation, message: () => string, causes: readonly SchemaError[] = []): void {
  validation.errors.push(errorAt(validation, message, causes));
}

export function addErrorIfAny({ errors }: Validation, error: SchemaError | undefined): void {
  if (error) errors.push(error);
}

export function errorAt(
  { quiet, path, budget }: Validation,
  message: () => string,
  causes: readonly SchemaError[] = [],
): SchemaError {
  if (quiet) return QUIET_ERROR;
  if (budget.errors-- <= 0) throw tooComplex();
  return { path: pathTokens(path), message: message(), role: 'finding', causes };
}

export function pathTokens(path: InstancePath | undefined): string[] {
  const tokens: string[] = [];
  for (let at = path; at; at = at.parent) tokens.push(at.token);
  return tokens.reverse();
}

/** What a schema leaves to `unevaluatedProperties` and `unevaluatedItems`; `needed` by a schema around it, or by itself. */
export function unevaluatedBy(node: SchemaNode, value: Instance, needed: boolean): Unevaluated {
  const unevaluated: Unevaluated = { properties: undefined, items: undefined };
  if (isObject(value)) {
    if (!node.allPropertiesEvaluated && (needed || node.unevaluatedProperties)) {
      unevaluated.properties = new Set(value.keys());
    }
  } else if (Array.isArray(value) && node.evaluatedItems < value.length) {
    if (!node.allItemsEvaluated && (needed || node.unevaluatedItems)) {
      unevaluated.items = new Set(Array.from({ length: value.length }, (_, i) => i).slice(node.evaluatedItems));
    }
  }
  return unevaluated;
}

/** Keeps what the other has not looked at either. */
export function intersectUnevaluated(own: Unevaluated, other: Unevaluated): void {
  for (const key of own.properties ?? []) if (!other.properties?.has(key)) own.properties!.delete(key);
  for (const index of own.items ?? []) if (!other.items?.has(index)) own.items!.delete(index);
}

export function hasUnevaluated({ properties, items }: Unevaluated): boolean {
  return (properties?.size ?? 0) > 0 || (items?.size ?? 0) > 0;
}

const QUIET_ERROR: SchemaError = { path: [], message: '', role: 'finding', causes: [] };
