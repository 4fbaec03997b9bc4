import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { parseUrl } from '@metachart/go-runtime/url';
import type { Report } from '../diagnostics/helm-logs.ts';
import { type ExactJson, parseExactJson } from '../json/parse-exact-json.ts';
import { type Draft, draftFromUrl, loadMetaSchema, metaSchemaPath, splitUrl } from './drafts.ts';
import { formatPlace, type SchemaPlace } from './json-pointer.ts';

/** Gives the text of a schema that is not part of the chart, or undefined. Nothing is fetched by this package. */
export type SchemaSource = (url: string) => string | undefined;

/** The documents that a schema refers to, by URL. */
export interface SchemaDocuments {
  readonly known: Map<string, ExactJson>;
  readonly source: SchemaSource;
  readonly report: Report;
}

/**
 * A document by its URL. Throws GoError with the texts of jsonschema's loaders; a web page that `source` does not have is
 * refused. An unresolved `urn:` is a schema that allows everything, as Helm treats it.
 */
export function loadDocument(documents: SchemaDocuments, url: string): ExactJson {
  const known = documents.known.get(url);
  if (known !== undefined) return known;
  const document = loadOwnMetaSchema(url) ?? loadByScheme(documents, url);
  documents.known.set(url, document);
  return document;
}

/** The draft that a schema is written in: that of the first known `$schema` on the way up. Go: loader.go getDraft. */
export function draftOf(
  documents: SchemaDocuments,
  { schema, place, fallback }: { readonly schema: ExactJson; readonly place: SchemaPlace; readonly fallback: Draft },
): Draft {
  const seen = new Set<string>();
  let current = schema;
  let at = place;
  for (;;) {
    const named = current instanceof Map ? current.get('$schema') : undefined;
    if (typeof named !== 'string') return fallback;
    const draft = draftFromUrl(named);
    if (draft) return draft;
    const [url] = splitUrl(named);
    checkMetaSchemaUrl(url, at);
    if (at.pointer === '' && url === at.url) throw new GoError(`draft ${quote(url)} is not supported`);
    if (seen.has(url)) throw new GoError(`cycle in resolving $schema in ${quote(url)}`);
    seen.add(url);
    current = loadDocument(documents, url);
    at = { url, pointer: '' };
  }
}

/** The vocabularies that the meta-schema of a schema asks for; undefined for the usual ones. */
export function vocabulariesOf(
  documents: SchemaDocuments,
  { schema, draft }: { readonly schema: ReadonlyMap<string, ExactJson>; readonly draft: Draft },
): readonly string[] | undefined {
  const named = schema.get('$schema');
  if (typeof named !== 'string' || draftFromUrl(named) || draft.version < 2019) return undefined;
  const [url] = splitUrl(named);
  const metaSchema = loadDocument(documents, url);
  const declared = metaSchema instanceof Map ? metaSchema.get('$vocabulary') : undefined;
  if (!(declared instanceof Map)) return undefined;
  const names = new Set<string>();
  for (const [vocabulary, required] of declared) {
    if (required !== true) continue;
    const name = vocabulary.startsWith(draft.vocabularyPrefix) ? vocabulary.slice(draft.vocabularyPrefix.length) : '';
    if (!draft.vocabularies.includes(name)) {
      throw new GoError(`unsupported vocabulary ${quote(vocabulary)} in ${quote(url)}`);
    }
    names.add(name);
  }
  return [...names.add('core')];
}

function checkMetaSchemaUrl(url: string, place: SchemaPlace): void {
  try {
    parseUrl(url);
  } catch (error) {
    if (error instanceof GoError)
      throw new GoError(`invalid $schema in ${quote(formatPlace(place))}: ${error.message}`);
    throw error;
  }
}

function loadOwnMetaSchema(url: string): ExactJson | undefined {
  const path = metaSchemaPath(url);
  if (path === undefined) return undefined;
  if (/^$|^\.\.?$|^\.\.?\/|\/\.\.?(?:\/|$)|\/\/|^\/|\/$/.test(path)) {
    throw new GoError(`open metaschemas/${path}: invalid argument`);
  }
  return loadMetaSchema(path);
}

function loadByScheme({ source, report }: SchemaDocuments, url: string): ExactJson {
  try {
    const { scheme, path } = parseUrl(url);
    const text = source(url);
    if (text !== undefined) return parseExactJson(text);
    switch (scheme) {
      case 'file':
        throw new GoError(`open ${path}: no such file or directory`);
      case 'http':
      case 'https':
        throw new GoError('schemas on the web are not fetched; put it into the chart, or give it as a local schema');
      case 'urn': {
        const text = `WARNING: unresolved URN reference ignored; using permissive schema: ${url}`;
        report('values/schema-urn-ignored', text);
        return true;
      }
      default:
        throw new GoError(`no URLLoader registered for ${quote(url)}`);
    }
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`failing loading ${quote(url)}: ${error.message}`);
    throw error;
  }
}
