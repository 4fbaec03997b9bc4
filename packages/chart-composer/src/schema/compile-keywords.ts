import { GoError } from '@metachart/go-runtime/reflect';
import { compileRegexp, type Regexp } from '@metachart/go-runtime/regexp';
import { quote } from '@metachart/go-runtime/strconv';
import { type ExactJson, JsonNumber } from '../json/parse-exact-json.ts';
import { splitUrl } from './drafts.ts';
import { type ExactNumber, exactNumberOf, integerValue, isRepresentable } from './exact-number.ts';
import { formatNamed } from './formats.ts';
import type { JsonType } from './json-equality.ts';
import { appendToken, decodeFragment, encodePointer, escapeToken, formatPlace } from './json-pointer.ts';
import { nodeAt, referredNode, type SchemaCompiler } from './schema-compiler.ts';
import type { SchemaNode } from './schema-node.ts';
import type { Resource, Root } from './schema-roots.ts';

export interface KeywordSource {
  readonly compiler: SchemaCompiler;
  readonly root: Root;
  readonly resource: Resource;
  readonly schema: ReadonlyMap<string, ExactJson>;
  readonly node: SchemaNode;
}

/** Fills a node from the keywords of its schema that its draft and vocabularies know. Go: jsonschema objcompiler.go. */
export function compileKeywords(source: KeywordSource): void {
  const { node } = source;
  node.ref = reference(source, '$ref');
  // Before 2019-09 a $ref hides what stands beside it, but only the keywords of draft 4.
  if (node.ref === undefined || node.draft >= 2019) compileDraft4(source);
  if (node.draft >= 6) compileDraft6(source);
  if (node.draft >= 7) compileConditions(source);
  if (node.draft >= 2019) compileDraft2019(source);
  if (node.draft >= 2020) compileDraft2020(source);
}

function compileDraft4(source: KeywordSource): void {
  const { node, schema } = source;
  if (hasVocabulary(source, 'applicator')) compileApplicators(source);
  if (hasVocabulary(source, 'validation')) compileAssertions(source);
  const format = schema.get('format');
  if (typeof format === 'string' && checksFormat(source)) node.format = formatNamed(format);
}

function compileApplicators(source: KeywordSource): void {
  const { node, schema } = source;
  node.allOf = schemaList(source, 'allOf');
  node.anyOf = schemaList(source, 'anyOf');
  node.oneOf = schemaList(source, 'oneOf');
  node.not = schemaProperty(source, 'not');
  if (node.draft < 2020 && schema.has('items')) {
    const items = schemaList(source, 'items');
    node.items = items ?? schemaProperty(source, 'items');
    if (items) node.additionalItems = schemaOrBoolean(source, 'additionalItems');
  }
  node.properties = schemaMap(source, 'properties');
  node.patternProperties = compilePatternProperties(source);
  node.additionalProperties = schemaOrBoolean(source, 'additionalProperties');
  node.dependencies = compileDependencies(source);
}

function compilePatternProperties(source: KeywordSource): SchemaNode['patternProperties'] {
  const schemas = schemaMap(source, 'patternProperties');
  if (schemas === undefined) return undefined;
  const sorted = [...schemas].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([text, schema]) => ({ pattern: compilePattern(source, 'patternProperties', text), schema }));
}

function compileDependencies(source: KeywordSource): SchemaNode['dependencies'] {
  const { schema, node, compiler } = source;
  const dependencies = schema.get('dependencies');
  if (!(dependencies instanceof Map)) return undefined;
  const compiled = new Map<string, readonly string[] | SchemaNode>();
  for (const [key, value] of dependencies) {
    const pointer = appendToken(appendToken(node.place.pointer, 'dependencies'), key);
    compiled.set(key, Array.isArray(value) ? stringsOf(value) : nodeAt(compiler, { ...node.place, pointer }, value));
  }
  return compiled;
}

function compileAssertions(source: KeywordSource): void {
  const { node, schema } = source;
  node.types = typesOf(schema.get('type'));
  const values = schema.get('enum');
  if (Array.isArray(values)) node.enum = values;
  node.multipleOf = numberOf(schema, 'multipleOf');
  compileLimits(source);
  node.minLength = integerOf(schema, 'minLength');
  node.maxLength = integerOf(schema, 'maxLength');
  const pattern = schema.get('pattern');
  if (typeof pattern === 'string') {
    node.pattern = { text: pattern, regexp: compilePattern(source, 'pattern', pattern) };
  }
  node.minItems = integerOf(schema, 'minItems');
  node.maxItems = integerOf(schema, 'maxItems');
  node.uniqueItems = schema.get('uniqueItems') === true;
  node.maxProperties = integerOf(schema, 'maxProperties');
  node.minProperties = integerOf(schema, 'minProperties');
  const required = schema.get('required');
  if (Array.isArray(required)) node.required = stringsOf(required);
}

/** In draft 4 `exclusiveMinimum: true` turns `minimum` into an exclusive limit. */
function compileLimits({ node, schema }: KeywordSource): void {
  const maximum = numberOf(schema, 'maximum');
  const exclusiveMaximum = schema.get('exclusiveMaximum') === true;
  node.maximum = exclusiveMaximum ? undefined : maximum;
  node.exclusiveMaximum = exclusiveMaximum ? maximum : numberOf(schema, 'exclusiveMaximum');
  const minimum = numberOf(schema, 'minimum');
  const exclusiveMinimum = schema.get('exclusiveMinimum') === true;
  node.minimum = exclusiveMinimum ? undefined : minimum;
  node.exclusiveMinimum = exclusiveMinimum ? minimum : numberOf(schema, 'exclusiveMinimum');
}

function compileDraft6(source: KeywordSource): void {
  const { node, schema } = source;
  if (hasVocabulary(source, 'applicator')) {
    node.contains = schemaProperty(source, 'contains');
    node.propertyNames = schemaProperty(source, 'propertyNames');
  }
  const constant = schema.get('const');
  if (constant !== undefined && hasVocabulary(source, 'validation')) node.constant = { value: constant };
}

function compileConditions(source: KeywordSource): void {
  const { node, schema } = source;
  if (!hasVocabulary(source, 'applicator') || !schema.has('if')) return;
  node.condition = schemaProperty(source, 'if');
  const condition = schema.get('if');
  if (condition !== false) node.consequent = schemaProperty(source, 'then');
  if (condition !== true) node.alternative = schemaProperty(source, 'else');
}

function compileDraft2019(source: KeywordSource): void {
  const { node, schema } = source;
  node.recursiveRef = reference(source, '$recursiveRef');
  node.recursiveAnchor = schema.get('$recursiveAnchor') === true;
  if (hasVocabulary(source, 'validation')) {
    if (node.contains) {
      node.minContains = integerOf(schema, 'minContains');
      node.maxContains = integerOf(schema, 'maxContains');
    }
    const required = schema.get('dependentRequired');
    if (required instanceof Map) {
      const lists = [...required].filter((entry): entry is [string, ExactJson[]] => Array.isArray(entry[1]));
      node.dependentRequired = new Map(lists.map(([key, names]) => [key, stringsOf(names)]));
    }
  }
  if (hasVocabulary(source, 'applicator')) node.dependentSchemas = schemaMap(source, 'dependentSchemas');
  if (hasVocabulary(source, node.draft === 2019 ? 'applicator' : 'unevaluated')) {
    node.unevaluatedItems = schemaProperty(source, 'unevaluatedItems');
    node.unevaluatedProperties = schemaProperty(source, 'unevaluatedProperties');
  }
}

function compileDraft2020(source: KeywordSource): void {
  const { node, schema } = source;
  const target = reference(source, '$dynamicRef');
  const text = schema.get('$dynamicRef');
  if (target && typeof text === 'string') {
    const fragment = decodeFragment(text, splitUrl(text)[1]);
    node.dynamicRef = { target, anchor: fragment.startsWith('/') ? '' : fragment };
  }
  const anchor = schema.get('$dynamicAnchor');
  if (typeof anchor === 'string') node.dynamicAnchor = anchor;
  if (!hasVocabulary(source, 'applicator')) return;
  node.prefixItems = schemaList(source, 'prefixItems');
  node.remainingItems = schemaProperty(source, 'items');
}

function reference(source: KeywordSource, keyword: string): SchemaNode | undefined {
  const text = source.schema.get(keyword);
  if (typeof text !== 'string') return undefined;
  return referredNode(source.compiler, source.root, { base: source.resource.id, reference: text });
}

function schemaProperty({ compiler, schema, node }: KeywordSource, keyword: string): SchemaNode | undefined {
  const value = schema.get(keyword);
  if (value === undefined) return undefined;
  return nodeAt(compiler, { ...node.place, pointer: appendToken(node.place.pointer, keyword) }, value);
}

function schemaOrBoolean(source: KeywordSource, keyword: string): boolean | SchemaNode | undefined {
  const value = source.schema.get(keyword);
  return typeof value === 'boolean' ? value : schemaProperty(source, keyword);
}

function schemaList({ compiler, schema, node }: KeywordSource, keyword: string): SchemaNode[] | undefined {
  const list = schema.get(keyword);
  if (!Array.isArray(list)) return undefined;
  const pointer = appendToken(node.place.pointer, keyword);
  return list.map((item, index) => nodeAt(compiler, { ...node.place, pointer: appendToken(pointer, index) }, item));
}

function schemaMap({ compiler, schema, node }: KeywordSource, keyword: string): Map<string, SchemaNode> | undefined {
  const map = schema.get(keyword);
  if (!(map instanceof Map)) return undefined;
  const pointer = appendToken(node.place.pointer, keyword);
  const nodes = new Map<string, SchemaNode>();
  for (const [key, value] of map) {
    nodes.set(key, nodeAt(compiler, { ...node.place, pointer: appendToken(pointer, key) }, value));
  }
  return nodes;
}

function compilePattern({ node }: KeywordSource, keyword: string, text: string): Regexp {
  try {
    return compileRegexp(text);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const location = `${formatPlace(node.place)}/${encodePointer(escapeToken(keyword))}`;
    throw new GoError(`invalid regex ${quote(text)} at ${quote(location)}: ${error.message}`);
  }
}

function hasVocabulary({ resource, node }: KeywordSource, name: string): boolean {
  if (node.draft < 2019) return true;
  const { draft, vocabularies } = resource.dialect;
  return (vocabularies ?? draft.defaultVocabularies).includes(name);
}

function checksFormat(source: KeywordSource): boolean {
  const { compiler, node } = source;
  if (compiler.assertFormat || node.draft < 2019) return true;
  return hasVocabulary(source, node.draft === 2019 ? 'format' : 'format-assertion');
}

const jsonTypes: ReadonlySet<string> = new Set(['null', 'boolean', 'number', 'integer', 'string', 'array', 'object']);

function typesOf(value: ExactJson | undefined): ReadonlySet<JsonType> | undefined {
  const names = Array.isArray(value) ? value : [value];
  const types = names.filter((name): name is JsonType => typeof name === 'string' && jsonTypes.has(name));
  return types.length === 0 ? undefined : new Set(types);
}

function numberOf(schema: ReadonlyMap<string, ExactJson>, keyword: string): ExactNumber | undefined {
  const value = schema.get(keyword);
  const number = value instanceof JsonNumber ? exactNumberOf(value) : undefined;
  return number && isRepresentable(number) ? number : undefined;
}

function integerOf(schema: ReadonlyMap<string, ExactJson>, keyword: string): number | undefined {
  const number = numberOf(schema, keyword);
  const value = number && integerValue(number);
  return value === undefined ? undefined : Number(BigInt.asIntN(64, value));
}

function stringsOf(list: readonly ExactJson[]): string[] {
  return list.filter((item) => typeof item === 'string');
}
