import type { Diagnostic } from '@metachart/diagnostics';
import { stringOf } from '@metachart/go-runtime/bytes';
import { sprintf } from '@metachart/go-runtime/fmt';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { collectTo, type Report } from '../diagnostics/helm-logs.ts';
import { type ExactJson, parseExactJson } from '../json/parse-exact-json.ts';
import { isTable } from '../values/table.ts';
import { compileSchema } from './compile-schema.ts';
import { checkAgainstMetaSchema } from './meta-schema.ts';
import { createCompiler } from './schema-compiler.ts';
import type { SchemaSource } from './schema-documents.ts';
import { formatSchemaError } from './schema-error.ts';
import type { SchemaNode } from './schema-node.ts';
import { validateInstance } from './validate-instance.ts';
import { createBudget } from './validation.ts';

/** What schema validation needs to know of a chart. */
export interface SchemaTree {
  readonly metadata: { readonly name: string };
  readonly schema: Uint8Array | undefined;
  readonly dependencies: readonly SchemaTree[];
}

export interface SchemaOptions {
  /** Gives schemas that a `$ref` names and that are not in the chart. Without it they are refused: nothing is fetched. */
  readonly source?: SchemaSource;
}

/**
 * Checks values against the values.schema.json of a chart and of the charts below it. Throws GoError with Helm's text: a
 * line `NAME:` per chart, then its errors, those of one place in the order of the keys (Helm's own order is random).
 * Gives what Helm logs. Go: chartutil.ValidateAgainstSchema (L13).
 */
export function validateValuesSchema(
  chart: SchemaTree,
  values: GoMap,
  options: SchemaOptions = {},
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const problems = schemaProblems(chart, values, { ...options, report: collectTo(diagnostics) });
  if (problems !== '') throw new GoError(problems);
  return diagnostics;
}

/**
 * The problems of values against one schema, as Helm words them, or undefined. Errors end with a newline; a schema that is
 * itself wrong gives a text without one. Go: chartutil.ValidateAgainstSingleSchema.
 */
export function validateSchema(schema: Uint8Array, values: GoMap, options: Reporting): string | undefined {
  try {
    const error = validateInstance(compiledSchema(schema, options), values, { budget: createBudget() });
    if (error === undefined) return undefined;
    return `${formatSchemaError(error).replace(/^jsonschema validation failed with .*\n/, '')}\n`;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

interface Reporting extends SchemaOptions {
  readonly report: Report;
}

function schemaProblems(chart: SchemaTree, values: GoMap, options: Reporting): string {
  const own = chart.schema && validateSchema(chart.schema, values, options);
  let problems = own === undefined ? '' : `${chart.metadata.name}:\n${own}`;
  for (const dependency of chart.dependencies) {
    const { name } = dependency.metadata;
    const inner = values.get(name);
    if (inner == null) continue;
    problems += isTable(inner)
      ? schemaProblems(dependency, inner, options)
      : sprintf('%s:\ninvalid type for values: expected object (map), got %T\n', [name, inner]);
  }
  return problems;
}

const URL = 'file:///values.schema.json';

// A schema is compiled once for all renderings of its chart.
const compiled = new WeakMap<Uint8Array, SchemaNode>();

function compiledSchema(schema: Uint8Array, { source, report }: Reporting): SchemaNode {
  const known = source ? undefined : compiled.get(schema);
  if (known) return known;
  const documents = { known: new Map<string, ExactJson>(), source: source ?? (() => undefined), report };
  documents.known.set(URL, parseExactJson(stringOf(schema)));
  const compiler = createCompiler({ documents, assertFormat: false, checkMetaSchema: checkAgainstMetaSchema });
  const node = compileSchema(compiler, URL);
  if (!source) compiled.set(schema, node);
  return node;
}
