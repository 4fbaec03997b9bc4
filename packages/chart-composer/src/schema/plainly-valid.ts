import { type ExactJson, JsonNumber } from '../json/parse-exact-json.ts';
import { type Draft, draftFromUrl } from './drafts.ts';
import { formatNamed } from './formats.ts';
import { findDuplicate } from './json-equality.ts';

/**
 * Whether a schema obviously is one: what this vouches for, the meta-schema of the draft allows. What it does not vouch
 * for may be valid too: only the meta-schema can tell. This walk costs a fraction of compiling a meta-schema, and nearly
 * every chart's schema is plain.
 */
export function isPlainlyValid(schema: ExactJson, version: Draft['version']): boolean {
  return isSchema(schema, { version, depth: 0 });
}

interface Place {
  readonly version: Draft['version'];
  readonly depth: number;
}

/** Whether every draft that knows a keyword allows this value behind it. */
type Shape = (value: ExactJson, place: Place) => boolean;

/** Every keyword that a meta-schema says anything about. Behind other keywords anything may stand. */
export const PLAIN_SHAPES: ReadonlyMap<string, Shape> = new Map(
  Object.entries<Shape>({
    $anchor: isUnsure,
    $comment: isString,
    $defs: isSchemaMap,
    $dynamicAnchor: isUnsure,
    $dynamicRef: isUnsure,
    $id: isPlainUrl,
    $recursiveAnchor: isUnsure,
    $recursiveRef: isUnsure,
    $ref: isLocalReference,
    $schema: isDraftUrl,
    $vocabulary: isUnsure,
    additionalItems: isSchemaOrBoolean,
    additionalProperties: isSchemaOrBoolean,
    allOf: isSchemaList,
    anyOf: isSchemaList,
    const: isAnything,
    contains: isSchema,
    contentEncoding: isString,
    contentMediaType: isString,
    contentSchema: isSchema,
    default: isAnything,
    definitions: isSchemaMap,
    dependencies: isDependencies,
    dependentRequired: isMapOfNames,
    dependentSchemas: isSchemaMap,
    deprecated: isBoolean,
    description: isString,
    else: isSchema,
    enum: isDistinctList,
    examples: isList,
    exclusiveMaximum: isExclusiveLimit,
    exclusiveMinimum: isExclusiveLimit,
    format: isString,
    id: isPlainUrl,
    if: isSchema,
    items: isItems,
    maxContains: isCount,
    maximum: isNumber,
    maxItems: isCount,
    maxLength: isCount,
    maxProperties: isCount,
    minContains: isCount,
    minimum: isNumber,
    minItems: isCount,
    minLength: isCount,
    minProperties: isCount,
    multipleOf: isPositive,
    not: isSchema,
    oneOf: isSchemaList,
    pattern: isPattern,
    patternProperties: isPatternMap,
    prefixItems: isSchemaList,
    properties: isSchemaMap,
    propertyNames: isSchema,
    readOnly: isBoolean,
    required: isNames,
    // biome-ignore lint/suspicious/noThenProperty: the keyword's name.
    then: isSchema,
    title: isString,
    type: isType,
    unevaluatedItems: isSchema,
    unevaluatedProperties: isSchema,
    uniqueItems: isBoolean,
    writeOnly: isBoolean,
  }),
);

const regexFormat = formatNamed('regex')!;

// What nests deeper is left to the meta-schema, which bounds the depth.
const MAX_DEPTH = 100;

function isSchema(schema: ExactJson, { version, depth }: Place): boolean {
  if (typeof schema === 'boolean') return version >= 6;
  if (!(schema instanceof Map) || depth > MAX_DEPTH) return false;
  const inside = { version, depth: depth + 1 };
  for (const [keyword, value] of schema) {
    const hasShape = PLAIN_SHAPES.get(keyword);
    if (hasShape !== undefined && !hasShape(value, inside)) return false;
  }
  return true;
}

function isSchemaOrBoolean(value: ExactJson, place: Place): boolean {
  return typeof value === 'boolean' || isSchema(value, place);
}

function isSchemaList(value: ExactJson, place: Place): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((inner) => isSchema(inner, place));
}

function isItems(value: ExactJson, place: Place): boolean {
  return place.version < 2020 && Array.isArray(value) ? isSchemaList(value, place) : isSchema(value, place);
}

function isSchemaMap(value: ExactJson, place: Place): boolean {
  return value instanceof Map && everyValue(value, (inner) => isSchema(inner, place));
}

function isPatternMap(value: ExactJson, place: Place): boolean {
  return isSchemaMap(value, place) && (value as Map<string, ExactJson>).keys().every(isPattern);
}

function isDependencies(value: ExactJson, place: Place): boolean {
  return value instanceof Map && everyValue(value, (inner) => isNames(inner, place) || isSchema(inner, place));
}

function isMapOfNames(value: ExactJson, place: Place): boolean {
  return value instanceof Map && everyValue(value, (inner) => isNames(inner, place));
}

function everyValue(map: ReadonlyMap<string, ExactJson>, holds: (value: ExactJson) => boolean): boolean {
  for (const value of map.values()) if (!holds(value)) return false;
  return true;
}

function isNames(value: ExactJson, { version }: Place): boolean {
  return isList(value) && value.every(isString) && (version > 4 || value.length > 0) && !findDuplicate(value);
}

function isDistinctList(value: ExactJson): boolean {
  return isList(value) && value.length > 0 && !findDuplicate(value);
}

function isType(value: ExactJson): boolean {
  return isList(value) ? isDistinctList(value) && value.every(isTypeName) : isTypeName(value);
}

function isTypeName(value: ExactJson): boolean {
  switch (value) {
    case 'array':
    case 'boolean':
    case 'integer':
    case 'null':
    case 'number':
    case 'object':
    case 'string':
      return true;
    default:
      return false;
  }
}

function isPattern(value: ExactJson): boolean {
  return isString(value) && regexFormat.check(value) === undefined;
}

function isLocalReference(value: ExactJson): boolean {
  return isString(value) && /^#[\w/$.-]*$/.test(value);
}

function isPlainUrl(value: ExactJson): boolean {
  return isString(value) && /^(?:https?:\/\/[a-z][a-z.-]*\/)?[\w./-]*#?$/.test(value);
}

function isDraftUrl(value: ExactJson): boolean {
  return isString(value) && value.startsWith('http') && draftFromUrl(value) !== undefined;
}

/** In draft 4 these are booleans that need a limit beside them. */
function isExclusiveLimit(value: ExactJson, { version }: Place): boolean {
  return version > 4 && isNumber(value);
}

function isCount(value: ExactJson): boolean {
  return isNumber(value) && /^[0-9]{1,9}$/.test(value.text);
}

function isPositive(value: ExactJson): boolean {
  return isNumber(value) && /^[1-9][0-9]{0,8}$/.test(value.text);
}

function isNumber(value: ExactJson): value is JsonNumber {
  return value instanceof JsonNumber;
}

function isList(value: ExactJson): value is ExactJson[] {
  return Array.isArray(value);
}

function isString(value: ExactJson): value is string {
  return typeof value === 'string';
}

function isBoolean(value: ExactJson): boolean {
  return typeof value === 'boolean';
}

function isAnything(): boolean {
  return true;
}

/** Too rare to be looked at here. */
function isUnsure(): boolean {
  return false;
}
