import type { GoValue } from '@metachart/go-runtime/reflect';
import type { Regexp } from '@metachart/go-runtime/regexp';
import type { ExactJson } from '../json/parse-exact-json.ts';
import type { Draft } from './drafts.ts';
import type { ExactNumber } from './exact-number.ts';
import type { JsonType } from './json-equality.ts';
import type { SchemaPlace } from './json-pointer.ts';

/** Checks a value against a format; the problem, or undefined. Values that are no strings have none. */
export type FormatCheck = (value: GoValue | ExactJson) => string | undefined;

export interface SchemaFormat {
  readonly name: string;
  readonly check: FormatCheck;
}

/**
 * A compiled schema. Nodes refer to each other (`$ref` may point anywhere), so they are made first and filled later.
 * Keywords that are not given, or that the draft does not know, are undefined.
 */
export interface SchemaNode {
  readonly place: SchemaPlace;
  /** The place as text. */
  readonly location: string;
  draft: Draft['version'];
  /** The schema with an id of its own that this one belongs to. */
  resource: SchemaNode;
  dynamicAnchors?: Map<string, SchemaNode> | undefined;
  /** Of a schema that is just true or false. */
  verdict?: boolean | undefined;
  allPropertiesEvaluated: boolean;
  allItemsEvaluated: boolean;
  evaluatedItems: number;

  ref?: SchemaNode | undefined;
  recursiveRef?: SchemaNode | undefined;
  recursiveAnchor?: boolean | undefined;
  dynamicRef?: { readonly target: SchemaNode; readonly anchor: string } | undefined;
  dynamicAnchor?: string | undefined;

  types?: ReadonlySet<JsonType> | undefined;
  enum?: readonly ExactJson[] | undefined;
  constant?: { readonly value: ExactJson } | undefined;
  format?: SchemaFormat | undefined;

  not?: SchemaNode | undefined;
  allOf?: readonly SchemaNode[] | undefined;
  anyOf?: readonly SchemaNode[] | undefined;
  oneOf?: readonly SchemaNode[] | undefined;
  condition?: SchemaNode | undefined;
  consequent?: SchemaNode | undefined;
  alternative?: SchemaNode | undefined;

  minProperties?: number | undefined;
  maxProperties?: number | undefined;
  required?: readonly string[] | undefined;
  properties?: ReadonlyMap<string, SchemaNode> | undefined;
  patternProperties?: readonly { readonly pattern: Regexp; readonly schema: SchemaNode }[] | undefined;
  additionalProperties?: boolean | SchemaNode | undefined;
  propertyNames?: SchemaNode | undefined;
  dependencies?: ReadonlyMap<string, readonly string[] | SchemaNode> | undefined;
  dependentRequired?: ReadonlyMap<string, readonly string[]> | undefined;
  dependentSchemas?: ReadonlyMap<string, SchemaNode> | undefined;
  unevaluatedProperties?: SchemaNode | undefined;

  minItems?: number | undefined;
  maxItems?: number | undefined;
  uniqueItems?: boolean | undefined;
  contains?: SchemaNode | undefined;
  minContains?: number | undefined;
  maxContains?: number | undefined;
  /** One schema for all items, or one for each of the first (before 2020-12). */
  items?: SchemaNode | readonly SchemaNode[] | undefined;
  additionalItems?: boolean | SchemaNode | undefined;
  prefixItems?: readonly SchemaNode[] | undefined;
  /** For the items after `prefixItems` (from 2020-12 on). */
  remainingItems?: SchemaNode | undefined;
  unevaluatedItems?: SchemaNode | undefined;

  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: { readonly text: string; readonly regexp: Regexp } | undefined;

  minimum?: ExactNumber | undefined;
  maximum?: ExactNumber | undefined;
  exclusiveMinimum?: ExactNumber | undefined;
  exclusiveMaximum?: ExactNumber | undefined;
  multipleOf?: ExactNumber | undefined;
}
