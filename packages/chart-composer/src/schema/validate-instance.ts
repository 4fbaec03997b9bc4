import { checkAnyValue, checkCycle } from './check-any-value.ts';
import { type Instance, isObject } from './json-equality.ts';
import { escapeToken } from './json-pointer.ts';
import { quoteSingle, type SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { validateArray } from './validate-array.ts';
import { validateCombined } from './validate-combined.ts';
import { validateNumber } from './validate-number.ts';
import { validateObject } from './validate-object.ts';
import { validateDynamicReferences, validateReference } from './validate-references.ts';
import { validateString } from './validate-string.ts';
import {
  addErrorIfAny,
  type Budget,
  countStep,
  errorAt,
  hasUnevaluated,
  intersectUnevaluated,
  type MetaValidation,
  type Part,
  pathTokens,
  type Scope,
  type SelfOptions,
  unevaluatedBy,
  type Validation,
} from './validation.ts';

/** Checks a value against a compiled schema; the error of the whole, or undefined. Go: jsonschema validator.go. */
export function validateInstance(
  node: SchemaNode,
  value: Instance,
  context: { readonly meta?: MetaValidation | undefined; readonly budget: Budget; readonly quiet?: boolean },
): SchemaError | undefined {
  const error = validateNode({
    check: { self: validateSelf, part: validatePart, apart: validateApart },
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

function validateNode(validation: Validation): SchemaError | undefined {
  const { node, value } = validation;
  countStep(validation);
  if (node.verdict !== undefined) return node.verdict ? undefined : errorAt(validation, () => 'false schema');
  const failed = checkCycle(validation) ?? checkAnyValue(validation);
  if (failed) return failed;
  if (node.ref) {
    const error = validateReference(validation, node.ref, '$ref');
    if (node.draft < 2019) return error;
    if (error) validation.errors.push(error);
  }
  if (isObject(value)) validateObject(validation, value);
  else if (Array.isArray(value)) validateArray(validation, value);
  else if (typeof value === 'string') validateString(validation, value);
  else validateNumber(validation, value);
  if (validation.errors.length === 0 || !validation.quiet) {
    if (node.draft >= 2019) validateDynamicReferences(validation);
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

function validateSelf(validation: Validation, node: SchemaNode, options: SelfOptions = {}): SchemaError | undefined {
  const { value, path, unevaluated, meta, budget } = validation;
  const inner = enter(validation, {
    check: validation.check,
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
      check: validation.check,
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

function validateUnevaluated(validation: Validation): void {
  const { node, value, unevaluated } = validation;
  if (node.unevaluatedProperties && isObject(value)) {
    for (const key of [...(unevaluated.properties ?? [])].sort()) {
      const part = { value: value.get(key)!, token: key };
      addErrorIfAny(validation, validatePart(validation, node.unevaluatedProperties, part));
    }
    unevaluated.properties = undefined;
  }
  if (node.unevaluatedItems && Array.isArray(value)) {
    for (const index of unevaluated.items ?? []) {
      const part = { value: value[index]!, token: String(index) };
      addErrorIfAny(validation, validatePart(validation, node.unevaluatedItems, part));
    }
    unevaluated.items = undefined;
  }
}
