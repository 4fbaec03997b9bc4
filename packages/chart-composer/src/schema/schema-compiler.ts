import type { ExactJson } from '../json/parse-exact-json.ts';
import { LATEST_DRAFT } from './drafts.ts';
import { formatPlace, type SchemaPlace } from './json-pointer.ts';
import { loadDocument, type SchemaDocuments } from './schema-documents.ts';
import type { SchemaNode } from './schema-node.ts';
import { createRoot, joinReference, type Root, resolveFragment, resolveInRoot } from './schema-roots.ts';

/** Throws where the meta-schema of a document does not allow the schema at a pointer of it. */
export type MetaSchemaCheck = (root: Root, schema: ExactJson, pointer: string) => void;

/** The state of one compilation. */
export interface SchemaCompiler {
  readonly documents: SchemaDocuments;
  readonly roots: Map<string, Root>;
  /** By location. */
  readonly nodes: Map<string, SchemaNode>;
  /** Those that are still to be compiled, with their schema where it is at hand. */
  readonly pending: PendingNode[];
  /** Whether `format` is checked even where the draft makes it an annotation. */
  readonly assertFormat: boolean;
  readonly checkMetaSchema: MetaSchemaCheck;
}

export interface PendingNode {
  readonly node: SchemaNode;
  readonly schema: ExactJson | undefined;
}

/** A reference as it stands in a schema; `base` is the id of the schema's resource. */
export interface Referral {
  readonly base: string;
  readonly reference: string;
}

export function createCompiler(
  options: Pick<SchemaCompiler, 'documents' | 'assertFormat' | 'checkMetaSchema'>,
): SchemaCompiler {
  return { ...options, roots: new Map(), nodes: new Map(), pending: [] };
}

/** The document at a URL, loaded and checked against its meta-schema when it is new. Go: roots.go orLoad. */
export function rootOf(compiler: SchemaCompiler, url: string): Root {
  const known = compiler.roots.get(url);
  if (known) return known;
  const document = loadDocument(compiler.documents, url);
  const root = createRoot(compiler.documents, { url, document, draft: LATEST_DRAFT });
  if (!/^https?:\/\/json-schema\.org\//.test(url)) compiler.checkMetaSchema(root, document, '');
  compiler.roots.set(url, root);
  return root;
}

/** The node of a place; a new one will be compiled. `schema` is what stands there, if the caller knows. */
export function nodeAt(compiler: SchemaCompiler, place: SchemaPlace, schema?: ExactJson): SchemaNode {
  const location = formatPlace(place);
  const known = compiler.nodes.get(location);
  if (known) return known;
  const node = createNode(place, location);
  compiler.nodes.set(location, node);
  compiler.pending.push({ node, schema });
  return node;
}

/** The node that a reference means. Throws GoError where it leads nowhere. */
export function referredNode(compiler: SchemaCompiler, root: Root, { base, reference }: Referral): SchemaNode {
  const absolute = joinReference(base, reference);
  const place = resolveInRoot(root, absolute);
  if (place) return nodeAt(compiler, place);
  return nodeAt(compiler, resolveFragment(rootOf(compiler, absolute.url), absolute.fragment));
}

/** An empty node, which allows everything. */
export function createNode(place: SchemaPlace, location: string): SchemaNode {
  const node: Omit<SchemaNode, 'resource'> & { resource?: SchemaNode } = {
    place,
    location,
    draft: LATEST_DRAFT.version,
    allPropertiesEvaluated: false,
    allItemsEvaluated: false,
    evaluatedItems: 0,
  };
  return Object.assign(node, { resource: node as SchemaNode });
}
