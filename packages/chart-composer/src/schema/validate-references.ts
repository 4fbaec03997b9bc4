import type { SchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { addErrorIfAny, errorAt, type Scope, type Validation } from './validation.ts';

/** Lets the schema that a reference means look at the value. */
export function validateReference(validation: Validation, node: SchemaNode, keyword: string): SchemaError | undefined {
  const error = validation.check.self(validation, node, { keyword });
  if (error === undefined) return undefined;
  const causes = error.role === 'group' ? error.causes : [error];
  return { ...errorAt(validation, () => 'validation failed', causes), role: 'reference' };
}

/** Follows $recursiveRef and $dynamicRef to the outermost schema on the way here that has the anchor. */
export function validateDynamicReferences(validation: Validation): void {
  const { recursiveRef, dynamicRef } = validation.node;
  if (recursiveRef) {
    const target = recursiveRef.recursiveAnchor ? outermostRecursive(validation.scope, recursiveRef) : recursiveRef;
    addErrorIfAny(validation, validateReference(validation, target, '$recursiveRef'));
  }
  if (dynamicRef) {
    const { target, anchor } = dynamicRef;
    const dynamic = anchor !== '' && target.dynamicAnchor === anchor;
    const node = dynamic ? outermostAnchor(validation.scope, anchor, target) : target;
    addErrorIfAny(validation, validateReference(validation, node, '$dynamicRef'));
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
