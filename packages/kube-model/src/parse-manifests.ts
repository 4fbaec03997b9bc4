import { DiagnosticError, type SourceSpan } from '@metachart/diagnostics';
import { GoError, GoInt, type GoValue } from '@metachart/go-runtime/reflect';
import { decodeYaml, YamlError } from '@metachart/go-runtime/yaml';
import type { KubeObject } from './kube-object.ts';
import { splitDocuments, type YamlDocument } from './split-documents.ts';

export type ManifestErrorCode =
  | 'manifest/invalid-yaml'
  | 'manifest/no-object'
  | 'manifest/no-kind'
  | 'manifest/no-name'
  | 'manifest/invalid-metadata'
  | 'manifest/too-deep';

export interface ParseManifestsOptions {
  /** What the text is called in errors. */
  readonly file?: string;
}

/**
 * The objects of a text of one or several YAML documents, as plain JSON, in their order. Documents that are empty or null
 * are left out; a list gives its items, which take kind and apiVersion from a typed list (`SecretList`) where they have
 * neither (k8s.io/apimachinery: unstructured, decodeToList). Numbers are float64, as in Helm.
 *
 * Throws DiagnosticError with the place of the document: `manifest/invalid-yaml` with go-yaml's text, `manifest/no-object`,
 * `manifest/no-kind`, `manifest/no-name`, `manifest/invalid-metadata` (names, labels or annotations that are no strings) and
 * `manifest/too-deep`.
 */
export function parseManifests(text: string, options: ParseManifestsOptions = {}): KubeObject[] {
  return splitDocuments(text).flatMap((document) => {
    const place = { document, file: options.file };
    const value = readDocument(place);
    return value === null ? [] : objectsOf(value, place);
  });
}

/** Kubernetes' own objects nest some twenty levels; this keeps every walk over an object within the stack. */
const maxDepth = 500;

interface Place {
  readonly document: YamlDocument;
  readonly file: string | undefined;
}

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

function readDocument(place: Place): Json {
  let value: GoValue;
  try {
    value = decodeYaml(place.document.text);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const line = error instanceof YamlError ? error.position?.line : undefined;
    throw failure(place, { code: 'manifest/invalid-yaml', message: error.message, line, cause: error });
  }
  return toJson(value, place, 0);
}

function toJson(value: GoValue, place: Place, depth: number): Json {
  if (depth > maxDepth) {
    throw failure(place, { code: 'manifest/too-deep', message: `a manifest nests deeper than ${maxDepth} levels` });
  }
  if (value instanceof Map) {
    // Object.fromEntries makes `__proto__` a key like any other.
    return Object.fromEntries([...value].map(([key, item]) => [key, toJson(item, place, depth + 1)]));
  }
  if (Array.isArray(value)) return value.map((item) => toJson(item, place, depth + 1));
  return value instanceof GoInt ? Number(value.value) : (value as Json);
}

function objectsOf(value: Json, place: Place): KubeObject[] {
  if (!isObject(value)) {
    const kind = Array.isArray(value) ? 'a list' : `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
    throw failure(place, { code: 'manifest/no-object', message: `a manifest must be a mapping, not ${kind}` });
  }
  if (!Array.isArray(value.items)) return [checkedObject(value, place)];
  const { apiVersion, kind } = value;
  const itemKind = typeof kind === 'string' && kind.endsWith('List') ? kind.slice(0, -'List'.length) : '';
  const inherited: JsonObject = itemKind === '' || apiVersion === undefined ? {} : { apiVersion, kind: itemKind };
  return value.items.flatMap((item: Json) => {
    const bare = isObject(item) && item.kind === undefined && item.apiVersion === undefined;
    return objectsOf(bare ? { ...inherited, ...item } : item, place);
  });
}

function checkedObject(value: JsonObject, place: Place): KubeObject {
  const { apiVersion, kind, metadata } = value;
  if (!isText(apiVersion) || !isText(kind)) {
    const missing = isText(kind) ? 'apiVersion' : 'kind';
    throw failure(place, { code: 'manifest/no-kind', message: `a manifest has no ${missing}` });
  }
  if (!isObject(metadata) || !isText(metadata.name)) {
    throw failure(place, {
      code: 'manifest/no-name',
      message: `a manifest of kind ${kind} has no metadata.name that is a string`,
      hint: 'a name that looks like a number needs quotes; generateName cannot be applied twice and is not supported',
    });
  }
  checkMetadata(metadata, { kind, place });
  return { ...value, apiVersion, kind, metadata: { ...metadata, name: metadata.name } as KubeObject['metadata'] };
}

function checkMetadata(metadata: JsonObject, { kind, place }: { readonly kind: string; readonly place: Place }): void {
  const subject = `${kind} "${String(metadata.name)}"`;
  const { namespace } = metadata;
  if (namespace != null && typeof namespace !== 'string') {
    throw invalidMetadata(place, `metadata.namespace of ${subject} is no string`);
  }
  for (const field of ['labels', 'annotations'] as const) {
    const texts = metadata[field];
    if (texts == null) continue;
    if (!isObject(texts)) throw invalidMetadata(place, `metadata.${field} of ${subject} is no mapping`);
    for (const [key, text] of Object.entries(texts)) {
      if (text !== null && typeof text !== 'string') {
        throw invalidMetadata(place, `metadata.${field} of ${subject}: the value of "${key}" is no string`);
      }
    }
  }
}

function invalidMetadata(place: Place, message: string): DiagnosticError {
  return failure(place, { code: 'manifest/invalid-metadata', message, hint: 'write the value in quotes' });
}

function failure(
  { document, file }: Place,
  found: {
    readonly code: ManifestErrorCode;
    readonly message: string;
    /** Within the document. */
    readonly line?: number | undefined;
    readonly hint?: string;
    readonly cause?: unknown;
  },
): DiagnosticError {
  const start = { line: document.line + (found.line ?? 1) - 1, column: 1 };
  const span: SourceSpan | undefined = file === undefined ? undefined : { file, start };
  return new DiagnosticError(found.code, {
    message: file === undefined ? found.message : `${file}: ${found.message}`,
    span,
    hint: found.hint,
    cause: found.cause,
  });
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
