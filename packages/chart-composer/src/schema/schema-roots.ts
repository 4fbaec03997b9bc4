import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { formatUrl, parseUrl, resolveUrl } from '@metachart/go-runtime/url';
import type { ExactJson } from '../json/parse-exact-json.ts';
import { type Draft, splitUrl } from './drafts.ts';
import { appendToken, decodeFragment, formatPlace, type SchemaPlace } from './json-pointer.ts';
import { draftOf, type SchemaDocuments, vocabulariesOf } from './schema-documents.ts';

/** The rules that a schema is read by. Without vocabularies they are those of the draft. */
export interface Dialect {
  readonly draft: Draft;
  readonly vocabularies: readonly string[] | undefined;
}

/** A schema with an id, or the root of a document. */
export interface Resource {
  readonly pointer: string;
  readonly id: string;
  readonly dialect: Dialect;
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: string[];
}

/** A document with the resources found in it so far. */
export interface Root {
  readonly url: string;
  readonly document: ExactJson;
  /** By pointer. */
  readonly resources: Map<string, Resource>;
  /** The pointers of the schemas that have been looked at. */
  readonly collected: Set<string>;
}

/** A reference taken apart: the absolute URL of a document or resource, and the decoded fragment. */
export interface Reference {
  readonly url: string;
  readonly fragment: string;
}

/** Finds the resources and anchors in a document. Throws GoError with jsonschema's texts. Go: roots.go addRoot. */
export function createRoot(
  documents: SchemaDocuments,
  { url, document, draft }: { readonly url: string; readonly document: ExactJson; readonly draft: Draft },
): Root {
  const root: Root = { url, document, resources: new Map(), collected: new Set() };
  const dialect: Dialect = { draft, vocabularies: undefined };
  collectResources(documents, root, { schema: document, base: url, pointer: '', dialect });
  return root;
}

/** A schema within a document, whose relative references start at `base`. */
export interface Subschema {
  readonly schema: ExactJson;
  readonly base: string;
  readonly pointer: string;
  /** What holds where the schema does not say otherwise. */
  readonly dialect: Dialect;
}

/** As createRoot, for a schema of a document that stands where the draft expects none. */
export function collectResources(documents: SchemaDocuments, root: Root, subschema: Subschema): void {
  const work = [subschema];
  for (let next = work.pop(); next; next = work.pop()) {
    if (root.collected.has(next.pointer)) continue;
    root.collected.add(next.pointer);
    for (const inner of collectOne(documents, root, next).reverse()) work.push(inner);
  }
}

/** The innermost resource that holds a pointer. */
export function resourceAt(root: Root, pointer: string): Resource {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = root.resources.get(at);
    if (found) return found;
  }
  return root.resources.get('')!;
}

/** A reference made absolute. Throws GoError `error in parsing …`. Go: util.go url.join. */
export function joinReference(base: string, reference: string): Reference {
  const [relative, rawFragment] = splitUrl(reference);
  const fragment = decodeFragment(reference, rawFragment);
  if (relative === '') return { url: base, fragment };
  const baseUrl = parseReference(base);
  const target = parseReference(relative);
  const resolved = resolveUrl(baseUrl, target);
  const opaque = target.scheme === '' && baseUrl.opaque !== '' ? { ...resolved, opaque: baseUrl.opaque } : resolved;
  return { url: formatUrl(opaque), fragment };
}

/** The place that a reference means if it stays in the document; undefined for another one. Go: root.go resolve. */
export function resolveInRoot(root: Root, { url, fragment }: Reference): SchemaPlace | undefined {
  const resource = url === root.url ? root.resources.get('') : findResource(root, url);
  return resource && resolveFragment(root, fragment, resource);
}

/** The place of a fragment: a JSON pointer or an anchor. Throws GoError for an unknown anchor. */
export function resolveFragment(root: Root, fragment: string, resource = root.resources.get('')!): SchemaPlace {
  if (fragment === '' || fragment.startsWith('/')) return { url: root.url, pointer: resource.pointer + fragment };
  const pointer = resource.anchors.get(fragment);
  if (pointer !== undefined) return { url: root.url, pointer };
  const reference = formatPlace({ url: resource.id, pointer: fragment });
  throw new GoError(`anchor in ${quote(reference)} not found in schema ${quote(root.url)}`);
}

/** A schema that may have anchors, and the resource that they belong to. */
export interface AnchorSource {
  readonly schema: ExactJson;
  readonly pointer: string;
  readonly resource: Resource;
}

/** Registers the anchors of a schema with its resource. Throws GoError for one that is taken. Go: root.go collectAnchors. */
export function collectAnchors(root: Root, { schema, pointer, resource }: AnchorSource): void {
  if (!(schema instanceof Map)) return;
  const { draft } = resource.dialect;
  if (draft.version < 2019) {
    const id = schema.has('$ref') ? undefined : schema.get(draft.idKeyword);
    if (typeof id === 'string') addIdAnchor(root, { id, pointer, resource });
    return;
  }
  const anchor = schema.get('$anchor');
  if (typeof anchor === 'string') addAnchor(root, { anchor, pointer, resource });
  const dynamic = draft.version >= 2020 ? schema.get('$dynamicAnchor') : undefined;
  if (typeof dynamic !== 'string') return;
  addAnchor(root, { anchor: dynamic, pointer, resource });
  resource.dynamicAnchors.push(dynamic);
}

/** The id of a schema without its fragment, or an empty text. Go: draft.go getID. */
export function idOf(draft: Draft, schema: ReadonlyMap<string, ExactJson>): string {
  if (draft.version < 2019 && schema.has('$ref')) return '';
  const id = schema.get(draft.idKeyword);
  return typeof id === 'string' ? splitUrl(id)[0] : '';
}

/** Handles one schema; the schemas inside it are handed back. */
function collectOne(
  documents: SchemaDocuments,
  root: Root,
  { schema, base, pointer, dialect }: Subschema,
): Subschema[] {
  if (!(schema instanceof Map)) {
    if (pointer === '') root.resources.set('', newResource('', base, dialect));
    return [];
  }
  const place = { url: root.url, pointer };
  const named = draftOf(documents, { schema, place, fallback: dialect.draft });
  // A schema without an id of its own cannot change the draft.
  const own = pointer === '' || idOf(named, schema) !== '';
  const draft = own ? named : dialect.draft;
  const id = idOf(draft, schema);
  const innerBase = id === '' ? base : joinId(base, id, place);
  if (id !== '' || pointer === '') {
    const changes = own && typeof schema.get('$schema') === 'string';
    const inner = changes ? { draft, vocabularies: vocabulariesOf(documents, { schema, draft }) } : dialect;
    addResource(root, newResource(pointer, innerBase, inner));
  }
  const resource = findResource(root, innerBase);
  if (resource === undefined) throw new Error(`no resource ${innerBase} in ${root.url}`);
  collectAnchors(root, { schema, pointer, resource });
  return subschemasOf(draft, schema, pointer).map((inner) => ({
    ...inner,
    base: innerBase,
    dialect: resource.dialect,
  }));
}

function newResource(pointer: string, id: string, dialect: Dialect): Resource {
  return { pointer, id, dialect, anchors: new Map(), dynamicAnchors: [] };
}

function addResource(root: Root, resource: Resource): void {
  const known = findResource(root, resource.id);
  if (known === undefined) {
    root.resources.set(resource.pointer, resource);
  } else if (known.pointer !== resource.pointer) {
    throw new GoError(
      `duplicate id ${quote(resource.id)} in ${quote(root.url)} at ${quote(resource.pointer)} and ${quote(known.pointer)}`,
    );
  }
}

function findResource(root: Root, id: string): Resource | undefined {
  for (const resource of root.resources.values()) if (resource.id === id) return resource;
  return undefined;
}

function joinId(base: string, id: string, place: SchemaPlace): string {
  try {
    return joinReference(base, id).url;
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`error in parsing id at ${quote(formatPlace(place))}`);
    throw error;
  }
}

interface AnchorPlace {
  readonly pointer: string;
  readonly resource: Resource;
}

function addIdAnchor(root: Root, { id, pointer, resource }: AnchorPlace & { readonly id: string }): void {
  let anchor: string;
  try {
    anchor = decodeFragment(id, splitUrl(id)[1]);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new GoError(`error in parsing anchor at ${quote(formatPlace({ url: root.url, pointer }))}`);
  }
  if (anchor !== '' && !anchor.startsWith('/')) addAnchor(root, { anchor, pointer, resource });
}

function addAnchor(root: Root, { anchor, pointer, resource }: AnchorPlace & { readonly anchor: string }): void {
  const known = resource.anchors.get(anchor);
  if (known !== undefined && known !== pointer) {
    throw new GoError(
      `duplicate anchor ${quote(anchor)} in ${quote(root.url)} at ${quote(known)} and ${quote(pointer)}`,
    );
  }
  resource.anchors.set(anchor, pointer);
}

type Child = Pick<Subschema, 'schema' | 'pointer'>;

function subschemasOf(draft: Draft, schema: ReadonlyMap<string, ExactJson>, pointer: string): Child[] {
  const found: Child[] = [];
  for (const { keyword, each } of draft.subschemas) {
    const value = schema.get(keyword);
    if (value === undefined) continue;
    const at = appendToken(pointer, keyword);
    if (each === undefined) {
      found.push({ schema: value, pointer: at });
    } else if (each === 'property' ? value instanceof Map : Array.isArray(value)) {
      for (const [key, inner] of (value as Map<string, ExactJson> | ExactJson[]).entries()) {
        found.push({ schema: inner, pointer: appendToken(at, key) });
      }
    }
  }
  return found;
}

function parseReference(url: string): ReturnType<typeof parseUrl> {
  try {
    return parseUrl(url);
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`error in parsing ${quote(url)}: ${error.message}`);
    throw error;
  }
}
