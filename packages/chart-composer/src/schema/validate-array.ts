import { findDuplicate, type Instance } from './json-equality.ts';
import { printInteger } from './print-number.ts';
import type { SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { addError, addErrorIfAny, type Validation } from './validation.ts';

/** Applies the keywords for arrays. */
export function validateArray(validation: Validation, array: readonly Instance[]): void {
  const { node } = validation;
  checkLength(validation, array.length);
  if (node.uniqueItems) checkUnique(validation, array);
  const items = { validation, array };
  if (node.draft < 2020) checkItems(items);
  else checkPrefixedItems(items);
  if (node.contains) checkContains(items, node.contains);
}

interface Items {
  readonly validation: Validation;
  readonly array: readonly Instance[];
}

function checkLength(validation: Validation, length: number): void {
  const { minItems, maxItems } = validation.node;
  if (minItems !== undefined && length < minItems) {
    addError(validation, () => `minItems: got ${printInteger(length)}, want ${printInteger(minItems)}`);
  }
  if (maxItems !== undefined && length > maxItems) {
    addError(validation, () => `maxItems: got ${printInteger(length)}, want ${printInteger(maxItems)}`);
  }
}

function checkUnique(validation: Validation, array: readonly Instance[]): void {
  const duplicate = array.length > 1 ? findDuplicate(array) : undefined;
  if (duplicate === undefined) return;
  const [first, second] = duplicate;
  addError(validation, () => `items at ${printInteger(first)} and ${printInteger(second)} are equal`);
}

function checkItems(items: Items): void {
  const { validation, array } = items;
  const { items: schemas, additionalItems } = validation.node;
  let checked = 0;
  if (Array.isArray(schemas)) {
    checked = Math.min(array.length, schemas.length);
    for (let i = 0; i < checked; i++) checkItem(items, schemas[i]!, i);
  } else if (schemas !== undefined) {
    checked = array.length;
    for (let i = 0; i < checked; i++) checkItem(items, schemas as SchemaNode, i);
  }
  if (additionalItems === undefined || additionalItems === true || checked === array.length) return;
  if (additionalItems === false) {
    const count = array.length - checked;
    addError(validation, () => `last ${printInteger(count)} additionalItem(s) not allowed`);
    return;
  }
  for (let i = checked; i < array.length; i++) checkItem(items, additionalItems, i);
}

function checkPrefixedItems(items: Items): void {
  const { array, validation } = items;
  const { prefixItems = [], remainingItems } = validation.node;
  const checked = Math.min(prefixItems.length, array.length);
  for (let i = 0; i < checked; i++) checkItem(items, prefixItems[i]!, i);
  if (remainingItems === undefined) return;
  for (let i = checked; i < array.length; i++) checkItem(items, remainingItems, i);
}

function checkItem({ validation, array }: Items, schema: SchemaNode, index: number): void {
  addErrorIfAny(validation, validation.check.part(validation, schema, { value: array[index]!, token: String(index) }));
}

function checkContains({ validation, array }: Items, schema: SchemaNode): void {
  const { draft, minContains, maxContains } = validation.node;
  const errors: SchemaError[] = [];
  const matched: number[] = [];
  for (const [index, value] of array.entries()) {
    const error = validation.check.part(validation, schema, { value, token: String(index) });
    if (error) {
      errors.push(error);
      continue;
    }
    matched.push(index);
    if (draft >= 2020) validation.unevaluated.items?.delete(index);
  }
  if (minContains === undefined ? matched.length === 0 : matched.length < minContains) {
    addError(validation, () => describeTooFew(minContains, matched), errors);
  }
  if (maxContains !== undefined && matched.length > maxContains) {
    addError(validation, () => `max ${printInteger(maxContains)} ${describeMatched(matched)}`);
  }
}

function describeTooFew(minContains: number | undefined, matched: readonly number[]): string {
  if (minContains === undefined) return 'no items match contains schema';
  const wanted = `min ${printInteger(minContains)}`;
  if (matched.length > 0) return `${wanted} ${describeMatched(matched)}`;
  return `${wanted} items required to match contains schema, but none matched`;
}

function describeMatched(matched: readonly number[]): string {
  const count = printInteger(matched.length);
  return `items required to match contains schema, but matched ${count} items at ${matched.join(' ')}`;
}
