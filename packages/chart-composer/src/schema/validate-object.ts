import { matchString } from '@metachart/go-runtime/regexp';
import type { Instance } from './json-equality.ts';
import { printInteger } from './print-number.ts';
import { quoteList, quoteSingle } from './schema-error.ts';
import { addError, addErrorIfAny, errorAt, type Validation } from './validation.ts';

/** Applies the keywords for objects. Properties are looked at in the order of their names. */
export function validateObject(validation: Validation, object: ReadonlyMap<string, Instance>): void {
  const { node } = validation;
  checkSize(validation, object.size);
  checkRequired(validation, object);
  if (stops(validation)) return;
  checkDependencies(validation, object);
  if (!checkProperties(validation, object) || node.draft === 4) return;
  if (node.propertyNames) checkNames(validation, object);
  if (node.draft === 6) return;
  for (const [key, schema] of node.dependentSchemas ?? []) {
    const error = object.has(key) ? validation.check.self(validation, schema) : undefined;
    if (error) validation.errors.push(error);
  }
  for (const [key, names] of node.dependentRequired ?? []) requireAll(validation, object, { key, names });
}

/** Where only the verdict counts, the first error ends the check. */
function stops({ quiet, errors }: Validation): boolean {
  return quiet && errors.length > 0;
}

function checkSize(validation: Validation, size: number): void {
  const { minProperties, maxProperties } = validation.node;
  if (minProperties !== undefined && size < minProperties) {
    addError(validation, () => `minProperties: got ${printInteger(size)}, want ${printInteger(minProperties)}`);
  }
  if (maxProperties !== undefined && size > maxProperties) {
    addError(validation, () => `maxProperties: got ${printInteger(size)}, want ${printInteger(maxProperties)}`);
  }
}

function checkRequired(validation: Validation, object: ReadonlyMap<string, Instance>): void {
  const missing = validation.node.required?.filter((key) => !object.has(key)) ?? [];
  if (missing.length === 0) return;
  const noun = missing.length === 1 ? 'property' : 'properties';
  addError(validation, () => `missing ${noun} ${quoteList(missing)}`);
}

function checkDependencies(validation: Validation, object: ReadonlyMap<string, Instance>): void {
  for (const [key, dependency] of validation.node.dependencies ?? []) {
    if (!object.has(key)) continue;
    if ('place' in dependency) {
      addErrorIfAny(validation, validation.check.self(validation, dependency));
    } else {
      requireAll(validation, object, { key, names: dependency });
    }
  }
}

interface Requirement {
  readonly key: string;
  readonly names: readonly string[];
}

function requireAll(validation: Validation, object: ReadonlyMap<string, Instance>, { key, names }: Requirement): void {
  if (!object.has(key)) return;
  const missing = names.filter((name) => !object.has(name));
  if (missing.length === 0) return;
  addError(validation, () => `properties ${quoteList(missing)} required, if ${quoteSingle(key)} exists`);
}

/** Whether all properties were looked at. */
function checkProperties(validation: Validation, object: ReadonlyMap<string, Instance>): boolean {
  const { properties, patternProperties, additionalProperties } = validation.node;
  if (!properties && !patternProperties && additionalProperties === undefined) return true;
  const additional: string[] = [];
  for (const token of [...object.keys()].sort()) {
    if (stops(validation)) return false;
    const part = { value: object.get(token)!, token };
    const schemas = [properties?.get(token)];
    for (const { pattern, schema } of patternProperties ?? []) if (matchString(pattern, token)) schemas.push(schema);
    const matched = schemas.filter((schema) => schema !== undefined);
    if (matched.length === 0) {
      if (additionalProperties === undefined) continue;
      if (additionalProperties === false) additional.push(token);
      if (typeof additionalProperties !== 'boolean') matched.push(additionalProperties);
    }
    for (const schema of matched) {
      addErrorIfAny(validation, validation.check.part(validation, schema, part));
    }
    validation.unevaluated.properties?.delete(token);
  }
  if (additional.length > 0) {
    addError(validation, () => `additional properties ${quoteList(additional)} not allowed`);
  }
  return true;
}

function checkNames(validation: Validation, object: ReadonlyMap<string, Instance>): void {
  for (const name of [...object.keys()].sort()) {
    const error = validation.check.apart(validation, validation.node.propertyNames!, name);
    if (error === undefined) continue;
    const message = () => `invalid propertyName ${quoteSingle(name)}`;
    validation.errors.push(errorAt(validation, message, error.causes));
  }
}
