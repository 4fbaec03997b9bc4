import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import type { ExactJson } from '../json/parse-exact-json.ts';
import { compileSchema } from './compile-schema.ts';
import type { Draft } from './drafts.ts';
import { formatPlace } from './json-pointer.ts';
import { isPlainlyValid } from './plainly-valid.ts';
import { createCompiler, createNode, type SchemaCompiler } from './schema-compiler.ts';
import { formatSchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { type Dialect, type Root, resourceAt } from './schema-roots.ts';
import { validateInstance } from './validate-instance.ts';
import { createBudget } from './validation.ts';

/**
 * Throws GoError `"…" is not valid against metaschema: …` for a schema that its meta-schema does not allow.
 * Go: jsonschema roots.go validate.
 */
export function checkAgainstMetaSchema(root: Root, schema: ExactJson, pointer: string): void {
  const { dialect } = resourceAt(root, pointer);
  // Inside a document, only a resource of its own may be written in another draft.
  const uniform = root.resources.size === 1 && dialect.vocabularies === undefined;
  if (uniform && isPlainlyValid(schema, dialect.draft.version)) return;
  const node = metaSchemaOf(dialect);
  const error = validateInstance(node, schema, {
    meta: { node, resources: root.resources, nodeFor: ({ dialect }) => metaSchemaOf(dialect) },
    budget: createBudget(),
  });
  if (error === undefined) return;
  const place = quote(formatPlace({ url: root.url, pointer }));
  throw new GoError(`${place} is not valid against metaschema: ${formatSchemaError(error)}`);
}

// The meta-schemas never change, so each is compiled at most once in a process, when a schema first needs it.
const compiler: SchemaCompiler = createCompiler({
  documents: { known: new Map(), source: () => undefined, report: () => {} },
  assertFormat: true,
  checkMetaSchema: () => {},
});

const byDialect = new Map<string, SchemaNode>();

function metaSchemaOf({ draft, vocabularies }: Dialect): SchemaNode {
  const key = `${draft.url} ${vocabularies?.join(' ') ?? ''}`;
  const known = byDialect.get(key);
  if (known) return known;
  const node = vocabularies ? combineVocabularies(draft, vocabularies) : compileSchema(compiler, draft.url);
  byDialect.set(key, node);
  return node;
}

function combineVocabularies(draft: Draft, vocabularies: readonly string[]): SchemaNode {
  const node = createNode({ url: 'urn:mem:metaschema', pointer: '' }, 'urn:mem:metaschema');
  const base = draft.url.slice(0, -'schema'.length);
  node.draft = draft.version;
  node.allOf = vocabularies.map((name) => compileSchema(compiler, `${base}meta/${name}`));
  if (draft.version < 2020) return node;
  node.dynamicAnchor = 'meta';
  node.dynamicAnchors = new Map([['meta', node]]);
  return node;
}
