import { type GoValue, typeOf } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { type ExactJson, JsonNumber } from '../json/parse-exact-json.ts';
import { exactNumberOf, isIntegral, isRepresentable } from './exact-number.ts';
import { equalJson, type Instance, jsonTypeOf } from './json-equality.ts';
import { escapeToken } from './json-pointer.ts';
import { quoteSingle, type SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { errorAt, type Scope, type Validation } from './validation.ts';

/** The error of a schema that comes back to itself without going deeper into the value. */
export function checkCycle(validation: Validation): SchemaError | undefined {
  const { scope, node } = validation;
  for (let at = scope.parent; at && at.value === scope.value; at = at.parent) {
    if (at.node !== scope.node) continue;
    const earlier = at;
    return errorAt(
      validation,
      () =>
        `both ${keywordLocation(scope)} and ${keywordLocation(earlier)} resolve to ${quote(node.location)} causing reference cycle`,
    );
  }
  return undefined;
}

/** The keywords on the way to a schema. Go: validator.go scope.kwLoc. */
function keywordLocation(scope: Scope): string {
  let location = '';
  for (let at = scope; at.parent; at = at.parent) {
    const own =
      at.keyword === '' ? at.node.location.slice(at.parent.node.location.length) : `/${escapeToken(at.keyword)}`;
    location = own + location;
  }
  return location;
}

/** Applies the keywords for values of every type. The first that fails ends the check. */
export function checkAnyValue(validation: Validation): SchemaError | undefined {
  const { node, value } = validation;
  const type = jsonTypeOf(value);
  if (type === undefined) return errorAt(validation, () => `invalid jsonType ${typeOf(value as GoValue)?.name}`);
  if (node.types && !node.types.has(type) && !(node.types.has('integer') && type === 'number' && isInteger(value))) {
    return errorAt(validation, () => `got ${type}, want ${wantedTypes(node)}`);
  }
  const { constant, format } = node;
  if (constant && !equalJson(value, constant.value)) {
    return errorAt(validation, () => describeConstant(constant.value));
  }
  const allowed = node.enum;
  if (allowed && !allowed.some((item) => equalJson(value, item))) {
    return errorAt(validation, () => describeEnum(allowed));
  }
  const problem = format?.check(value);
  if (format === undefined || problem === undefined) return undefined;
  return errorAt(validation, () => `${display(value)} is not valid ${format.name}: ${problem}`);
}

function isInteger(value: Instance): boolean {
  const number = exactNumberOf(value);
  return number !== undefined && isRepresentable(number) && isIntegral(number);
}

function wantedTypes({ types }: SchemaNode): string {
  const order = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'] as const;
  return order.filter((type) => types?.has(type)).join(' or ');
}

function describeConstant(value: ExactJson): string {
  return isStructured(value) ? "'const' failed" : `value must be ${display(value)}`;
}

function describeEnum(values: readonly ExactJson[]): string {
  if (values.some(isStructured)) return "'enum' failed";
  if (values.length === 1) return `value must be ${display(values[0]!)}`;
  return `value must be one of ${values.map(display).join(', ')}`;
}

function isStructured(value: ExactJson): boolean {
  return Array.isArray(value) || value instanceof Map;
}

function display(value: Instance): string {
  if (typeof value === 'string') return quoteSingle(value);
  if (value === null) return '<nil>';
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'boolean' ? String(value) : 'value';
}
