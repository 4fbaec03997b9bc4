import { printInteger } from './print-number.ts';
import type { SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { addError, addErrorIfAny, hasUnevaluated, type Validation } from './validation.ts';

/** Applies not, allOf, anyOf, oneOf and if. */
export function validateCombined(validation: Validation): void {
  const { node } = validation;
  if (node.not && validation.check.self(validation, node.not, { quiet: true }) === undefined) {
    addError(validation, () => "'not' failed");
  }
  if (node.allOf) validateAllOf(validation, node.allOf);
  if (node.anyOf) validateAnyOf(validation, node.anyOf);
  if (node.oneOf) validateOneOf(validation, node.oneOf);
  if (node.condition) {
    const holds = validation.check.self(validation, node.condition, { quiet: true }) === undefined;
    const branch = holds ? node.consequent : node.alternative;
    if (branch) addErrorIfAny(validation, validation.check.self(validation, branch));
  }
}

function validateAllOf(validation: Validation, nodes: readonly SchemaNode[]): void {
  const errors: SchemaError[] = [];
  for (const node of nodes) {
    const error = validation.check.self(validation, node);
    if (error) errors.push(error);
    if (error && validation.quiet) break;
  }
  if (errors.length > 0) addError(validation, () => "'allOf' failed", errors);
}

function validateAnyOf(validation: Validation, nodes: readonly SchemaNode[]): void {
  if (nodes.length === 0) return;
  const errors: SchemaError[] = [];
  let matched = false;
  for (const node of nodes) {
    const error = validation.check.self(validation, node);
    if (error) {
      errors.push(error);
      continue;
    }
    matched = true;
    // The others may still look at more of the value.
    if (!hasUnevaluated(validation.unevaluated)) break;
  }
  if (!matched) addError(validation, () => "'anyOf' failed", errors);
}

function validateOneOf(validation: Validation, nodes: readonly SchemaNode[]): void {
  if (nodes.length === 0) return;
  const errors: SchemaError[] = [];
  let matched = -1;
  for (const [index, node] of nodes.entries()) {
    const error = validation.check.self(validation, node, { quiet: matched !== -1 });
    if (error) {
      if (matched === -1) errors.push(error);
    } else if (matched === -1) {
      matched = index;
    } else {
      const first = matched;
      addError(validation, () => `'oneOf' failed, subschemas ${printInteger(first)}, ${printInteger(index)} matched`);
      return;
    }
  }
  if (matched === -1) addError(validation, () => "'oneOf' failed, none matched", errors);
}
