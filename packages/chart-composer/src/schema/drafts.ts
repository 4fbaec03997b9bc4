import { type ExactJson, JsonNumber } from '../json/parse-exact-json.ts';
import metaSchemas from './meta-schemas.json' with { type: 'json' };

/** A version of JSON Schema. */
export interface Draft {
  readonly version: 4 | 6 | 7 | 2019 | 2020;
  readonly url: string;
  /** The keyword that names a schema. */
  readonly idKeyword: 'id' | '$id';
  /** Where schemas stand inside a schema. */
  readonly subschemas: readonly SubschemaPlace[];
  readonly vocabularyPrefix: string;
  readonly vocabularies: readonly string[];
  readonly defaultVocabularies: readonly string[];
}

/** A keyword whose value is a schema, or holds one at each property or item. */
export interface SubschemaPlace {
  readonly keyword: string;
  readonly each: 'property' | 'item' | undefined;
}

const draft4Subschemas = placesOf([
  'definitions/*',
  'not',
  'allOf/[]',
  'anyOf/[]',
  'oneOf/[]',
  'properties/*',
  'additionalProperties',
  'patternProperties/*',
  'items',
  'items/[]',
  'additionalItems',
  'dependencies/*',
]);
const draft6Subschemas = [...draft4Subschemas, ...placesOf(['propertyNames', 'contains'])];
const draft7Subschemas = [...draft6Subschemas, ...placesOf(['if', 'then', 'else'])];
const draft2019Subschemas = [
  ...draft7Subschemas,
  ...placesOf(['$defs/*', 'dependentSchemas/*', 'unevaluatedProperties', 'unevaluatedItems', 'contentSchema']),
];

const noVocabularies = { vocabularyPrefix: '', vocabularies: [], defaultVocabularies: [] };

const draft4: Draft = {
  version: 4,
  url: 'http://json-schema.org/draft-04/schema',
  idKeyword: 'id',
  subschemas: draft4Subschemas,
  ...noVocabularies,
};

const draft6: Draft = {
  version: 6,
  url: 'http://json-schema.org/draft-06/schema',
  idKeyword: '$id',
  subschemas: draft6Subschemas,
  ...noVocabularies,
};

const draft7: Draft = {
  version: 7,
  url: 'http://json-schema.org/draft-07/schema',
  idKeyword: '$id',
  subschemas: draft7Subschemas,
  ...noVocabularies,
};

const draft2019: Draft = {
  version: 2019,
  url: 'https://json-schema.org/draft/2019-09/schema',
  idKeyword: '$id',
  subschemas: draft2019Subschemas,
  vocabularyPrefix: 'https://json-schema.org/draft/2019-09/vocab/',
  vocabularies: ['core', 'applicator', 'validation', 'meta-data', 'format', 'content'],
  defaultVocabularies: ['core', 'applicator', 'validation'],
};

const draft2020: Draft = {
  version: 2020,
  url: 'https://json-schema.org/draft/2020-12/schema',
  idKeyword: '$id',
  subschemas: [...draft2019Subschemas, ...placesOf(['prefixItems/[]'])],
  vocabularyPrefix: 'https://json-schema.org/draft/2020-12/vocab/',
  vocabularies: [
    'core',
    'applicator',
    'unevaluated',
    'validation',
    'meta-data',
    'format-annotation',
    'format-assertion',
    'content',
  ],
  defaultVocabularies: ['core', 'applicator', 'unevaluated', 'validation'],
};

/** The draft of a schema that names none. */
export const LATEST_DRAFT = draft2020;

/** The draft that a `$schema` names, or undefined for a meta-schema of its own. */
export function draftFromUrl(url: string): Draft | undefined {
  const [base, fragment = ''] = splitUrl(url);
  if (fragment !== '') return undefined;
  switch (base.replace(/^https?:\/\//, '')) {
    case 'json-schema.org/schema':
    case 'json-schema.org/draft/2020-12/schema':
      return draft2020;
    case 'json-schema.org/draft/2019-09/schema':
      return draft2019;
    case 'json-schema.org/draft-07/schema':
      return draft7;
    case 'json-schema.org/draft-06/schema':
      return draft6;
    case 'json-schema.org/draft-04/schema':
      return draft4;
    default:
      return undefined;
  }
}

/** `*` stands for every property, `[]` for every item. */
function placesOf(paths: readonly string[]): SubschemaPlace[] {
  return paths.map((path) => {
    const [keyword = '', each] = path.split('/');
    return { keyword, each: each === undefined ? each : each === '*' ? 'property' : 'item' };
  });
}

/** A URL before its `#` and what follows that. */
export function splitUrl(url: string): readonly [string, string] {
  const hash = url.indexOf('#');
  return hash === -1 ? [url, ''] : [url.slice(0, hash), url.slice(hash + 1)];
}

const documents: ReadonlyMap<string, unknown> = new Map(Object.entries(metaSchemas));

/** The path of a URL on json-schema.org, or undefined for another URL. */
export function metaSchemaPath(url: string): string | undefined {
  const found = /^https?:\/\/json-schema\.org\/(.*)$/s.exec(url);
  if (found === null) return undefined;
  return found[1] === 'schema' ? 'draft/2020-12/schema' : found[1]!;
}

/** A document of json-schema.org by its path there. They hold only what validation needs. */
export function loadMetaSchema(path: string): ExactJson | undefined {
  const document = documents.get(path);
  return document === undefined ? undefined : toExactJson(document);
}

function toExactJson(value: unknown): ExactJson {
  if (typeof value === 'number') return new JsonNumber(String(value));
  if (Array.isArray(value)) return value.map(toExactJson);
  if (typeof value !== 'object' || value === null) return value as ExactJson;
  return new Map(Object.entries(value).map(([key, inner]) => [key, toExactJson(inner)]));
}
