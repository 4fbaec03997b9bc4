import type { GoValue } from '@metachart/go-runtime/reflect';
import { typeOf } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { type ExactJson, JsonNumber } from '../json/parse-exact-json.ts';
import { exactNumberOf, isIntegral, isRepresentable } from './exact-number.ts';
import { equalJson, type Instance, isObject, jsonTypeOf } from './json-equality.ts';
import { escapeToken } from './json-pointer.ts';
import { printInteger } from './print-number.ts';
import { quoteSingle, type SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { validateArray } from './validate-array.ts';
import { validateNumber } from './validate-number.ts';
import { validateObject } from './validate-object.ts';
import { validateString } from './validate-string.ts';
import {
  addError,
  type Budget,
  countStep,
  errorAt,
  hasUnevaluated,
  intersectUnevaluated,
  type MetaValidation,
  pathTokens,
  type Scope,
  unevaluatedBy,
  type Validation,
} from './validation.ts';

/** How the checks of objects and arrays look at a part of their value. */
export interface InnerValidation {
  readonly self: (validation: Validation, node: SchemaNode, options?: SelfOptions) => SchemaError | undefined;
  readonly inner: (validation: Validation, node: SchemaNode, part: Part) => SchemaError | undefined;
  readonly apart: (validation: Validation, node: SchemaNode, value: Instance) => SchemaError | undefined;
}

export interface SelfOptions {
  readonly keyword?: string;
  readonly quiet?: boolean;
}

export interface Part {
  readonly value: Instance;
  readonly token: string;
}

/** Checks a value against a compiled schema; the error of the whole, or undefined. Go: jsonschema validator.go. */
export function validateInstance(
  node: SchemaNode,
  value: Instance,
  context: { readonly meta?: MetaValidation | undefined; readonly budget: Budget; readonly quiet?: boolean },
): SchemaError | undefined {
  const error = validateNode({
    value,
    path: undefined,
    node,
    scope: { node, keyword: '', value: 0, depth: 0, parent: undefined },
    unevaluated: unevaluatedBy(node, value, false),
    quiet: context.quiet ?? false,
    meta: context.meta,
    errors: [],
    budget: context.budget,
  });
  if (error === undefined) return undefined;
  const message = `jsonschema validation failed with ${quoteSingle(node.location)}`;
  return { path: [], message, role: 'whole', causes: error.role === 'group' ? error.causes : [error] };
}

const parts: InnerValidation = { self: validateSelf, inner: validatePart, apart: validateApart };

function validateNode(validation: Validation): SchemaError | undefined {
  const { node, value } = validation;
  countStep(validation);
  if (node.verdict !== undefined) return node.verdict ? undefined : errorAt(validation, () => 'false schema');
  const failed = checkCycle(validation) ?? checkAny(validation);
  if (failed) return failed;
  if (node.ref) {
    const error = validateReference(validation, node.ref, '$ref');
    if (node.draft < 2019) return error;
    if (error) validation.errors.push(error);
  }
  if (isObject(value)) validateObject(validation, value, parts);
  else if (Array.isArray(value)) validateArray(validation, value, parts);
  else if (typeof value === 'string') validateString(validation, value);
  else validateNumber(validation, value);
  if (validation.errors.length === 0 || !validation.quiet) {
    if (node.draft >= 2019) followDynamicReferences(validation);
    validateCombined(validation);
    if (node.draft >= 2019) validateUnevaluated(validation);
  }
  return joinErrors(validation);
}

function joinErrors(validation: Validation): SchemaError | undefined {
  const { errors } = validation;
  if (errors.length <= 1) return errors[0];
  return { ...errorAt(validation, () => 'validation failed', errors), role: 'group' };
}

function checkCycle(validation: Validation): SchemaError | undefined {
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

/** The keywords that look at values of every type. The first that fails ends the check. */
function checkAny(validation: Validation): SchemaError | undefined {
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
  const number = exactNumberOf(value as number);
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

function validateSelf(validation: Validation, node: SchemaNode, options: SelfOptions = {}): SchemaError | undefined {
  const { value, path, unevaluated, meta, budget } = validation;
  const inner = enter(validation, {
    value,
    path,
    node,
    scope: childScope(validation.scope, { node, keyword: options.keyword ?? '', sameValue: true }),
    unevaluated: unevaluatedBy(node, value, hasUnevaluated(unevaluated)),
    quiet: validation.quiet || (options.quiet ?? false),
    meta,
    errors: [],
    budget,
  });
  const error = validateNode(inner);
  if (error === undefined) intersectUnevaluated(unevaluated, inner.unevaluated);
  return error;
}

function validatePart(validation: Validation, node: SchemaNode, { value, token }: Part): SchemaError | undefined {
  const { path, quiet, meta, budget } = validation;
  return validateNode(
    enter(validation, {
      value,
      path: { parent: path, token },
      node,
      scope: childScope(validation.scope, { node, keyword: '', sameValue: false }),
      unevaluated: unevaluatedBy(node, value, false),
      quiet,
      meta,
      errors: [],
      budget,
    }),
  );
}

/** Checks a value that is not part of the instance, such as the name of a property. */
function validateApart(validation: Validation, node: SchemaNode, value: Instance): SchemaError | undefined {
  const { meta, budget } = validation;
  const other = meta && metaResourceOf(validation, node);
  const replaced = meta && other ? { ...meta, node: other } : meta;
  return validateInstance(other ?? node, value, { meta: replaced, budget });
}

/** A part of a schema that is written in another draft is checked by the meta-schema of that. */
function enter(outer: Validation, validation: Validation): Validation {
  const { meta } = outer;
  const other = meta && metaResourceOf(validation, validation.node);
  return meta && other ? { ...validation, node: other, meta: { ...meta, node: other } } : validation;
}

function metaResourceOf({ meta, path }: Validation, node: SchemaNode): SchemaNode | undefined {
  if (meta === undefined || node !== meta.node) return undefined;
  const pointer = pathTokens(path)
    .map((token) => `/${escapeToken(token)}`)
    .join('');
  const resource = meta.resources.get(pointer);
  return resource && meta.nodeFor(resource);
}

function childScope(
  parent: Scope,
  { node, keyword, sameValue }: { readonly node: SchemaNode; readonly keyword: string; readonly sameValue: boolean },
): Scope {
  return { node, keyword, value: sameValue ? parent.value : parent.value + 1, depth: parent.depth + 1, parent };
}

function validateReference(validation: Validation, node: SchemaNode, keyword: string): SchemaError | undefined {
  const error = validateSelf(validation, node, { keyword });
  if (error === undefined) return undefined;
  const causes = error.role === 'group' ? error.causes : [error];
  return { ...errorAt(validation, () => 'validation failed', causes), role: 'reference' };
}

function followDynamicReferences(validation: Validation): void {
  const { recursiveRef, dynamicRef } = validation.node;
  if (recursiveRef) {
    const target = recursiveRef.recursiveAnchor ? outermostRecursive(validation.scope, recursiveRef) : recursiveRef;
    pushError(validation, validateReference(validation, target, '$recursiveRef'));
  }
  if (dynamicRef) {
    const { target, anchor } = dynamicRef;
    const dynamic = anchor !== '' && target.dynamicAnchor === anchor;
    const node = dynamic ? outermostAnchor(validation.scope, anchor, target) : target;
    pushError(validation, validateReference(validation, node, '$dynamicRef'));
  }
}

function outermostRecursive(scope: Scope, fallback: SchemaNode): SchemaNode {
  let found = fallback;
  for (let at: Scope | undefined = scope; at; at = at.parent) if (at.node.resource.recursiveAnchor) found = at.node;
  return found;
}

function outermostAnchor(scope: Scope, anchor: string, fallback: SchemaNode): SchemaNode {
  let found = fallback;
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    found = at.node.resource.dynamicAnchors?.get(anchor) ?? found;
  }
  return found;
}

function validateCombined(validation: Validation): void {
  const { node } = validation;
  if (node.not && validateSelf(validation, node.not, { quiet: true }) === undefined) {
    addError(validation, () => "'not' failed");
  }
  if (node.allOf) validateAllOf(validation, node.allOf);
  if (node.anyOf) validateAnyOf(validation, node.anyOf);
  if (node.oneOf) validateOneOf(validation, node.oneOf);
  if (node.condition) {
    const holds = validateSelf(validation, node.condition, { quiet: true }) === undefined;
    const branch = holds ? node.consequent : node.alternative;
    if (branch) pushError(validation, validateSelf(validation, branch));
  }
}

function validateAllOf(validation: Validation, nodes: readonly SchemaNode[]): void {
  const errors: SchemaError[] = [];
  for (const node of nodes) {
    const error = validateSelf(validation, node);
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
    const error = validateSelf(validation, node);
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
    const error = validateSelf(validation, node, { quiet: matched !== -1 });
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

function validateUnevaluated(validation: Validation): void {
  const { node, value, unevaluated } = validation;
  if (node.unevaluatedProperties && isObject(value)) {
    for (const key of [...(unevaluated.properties ?? [])].sort()) {
      const part = { value: value.get(key)!, token: key };
      pushError(validation, validatePart(validation, node.unevaluatedProperties, part));
    }
    unevaluated.properties = undefined;
  }
  if (node.unevaluatedItems && Array.isArray(value)) {
    for (const index of unevaluated.items ?? []) {
      const part = { value: value[index]!, token: String(index) };
      pushError(validation, validatePart(validation, node.unevaluatedItems, part));
    }
    unevaluated.items = undefined;
  }
}

function pushError({ errors }: Validation, error: SchemaError | undefined): void {
  if (error) errors.push(error);
}
