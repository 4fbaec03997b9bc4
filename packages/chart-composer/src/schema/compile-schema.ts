import type { ExactJson } from '../json/parse-exact-json.ts';
import { compileKeywords } from './compile-keywords.ts';
import { lookUp } from './json-pointer.ts';
import { nodeAt, type PendingNode, rootOf, type SchemaCompiler } from './schema-compiler.ts';
import type { SchemaNode } from './schema-node.ts';
import { collectAnchors, collectResources, type Root, resolveFragment, resourceAt } from './schema-roots.ts';

/**
 * Compiles the schema at a URL with everything it refers to. Throws GoError with jsonschema's texts: a schema that its
 * meta-schema does not allow, unknown references, patterns that are no regular expressions.
 * Go: jsonschema compiler.go doCompile.
 */
export function compileSchema(compiler: SchemaCompiler, url: string): SchemaNode {
  const first = nodeAt(compiler, resolveFragment(rootOf(compiler, url), ''));
  // In the order of discovery, which decides the first error; compiling discovers more.
  for (let i = 0; i < compiler.pending.length; i++) compileNode(compiler, compiler.pending[i]!);
  compiler.pending.length = 0;
  return first;
}

function compileNode(compiler: SchemaCompiler, { node, schema: known }: PendingNode): void {
  const { url, pointer } = node.place;
  const root = rootOf(compiler, url);
  const schema = known ?? lookUp(root.document, node.place);
  ensureCollected(compiler, root, { schema, pointer });
  const resource = resourceAt(root, pointer);
  const { draft } = resource.dialect;
  node.draft = draft.version;
  node.resource = nodeAt(compiler, { url, pointer: resource.pointer });
  if (draft.version >= 2020 && pointer === resource.pointer) {
    for (const anchor of resource.dynamicAnchors) {
      node.dynamicAnchors ??= new Map();
      node.dynamicAnchors.set(anchor, nodeAt(compiler, { url, pointer: resource.anchors.get(anchor)! }));
    }
  }
  if (typeof schema === 'boolean') node.verdict = schema;
  else if (schema instanceof Map && schema.size === 0) node.verdict = true;
  else if (schema instanceof Map) compileKeywords({ compiler, root, resource, schema, node });
  noteEvaluated(node);
}

interface Position {
  readonly schema: ExactJson;
  readonly pointer: string;
}

/** A reference may lead to a place where the draft expects no schema: that is looked at now. Go: roots.go ensureSubschema. */
function ensureCollected(compiler: SchemaCompiler, root: Root, { schema, pointer }: Position): void {
  if (root.collected.has(pointer)) return;
  const { id, dialect } = resourceAt(root, pointer);
  collectResources(compiler.documents, root, { schema, base: id, pointer, dialect });
  if (!root.resources.has(pointer)) collectAnchors(root, { schema, pointer, resource: resourceAt(root, pointer) });
  compiler.checkMetaSchema(root, schema, pointer);
}

/** What `unevaluatedProperties` and `unevaluatedItems` of schemas around this one need not look at. */
function noteEvaluated(node: SchemaNode): void {
  node.allPropertiesEvaluated = node.additionalProperties !== undefined;
  if (node.draft >= 2020) {
    node.allItemsEvaluated = node.remainingItems !== undefined;
    node.evaluatedItems = node.prefixItems?.length ?? 0;
    return;
  }
  const single = node.items !== undefined && !Array.isArray(node.items);
  node.allItemsEvaluated = single || node.additionalItems !== undefined;
  node.evaluatedItems = Array.isArray(node.items) ? node.items.length : 0;
}
