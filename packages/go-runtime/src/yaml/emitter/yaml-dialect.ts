import type { GoValue } from '../../reflect/index.ts';

/**
 * What a value looks like to an emitter that is neither a string, number, boolean, nil, map nor list already: a scalar
 * written as it stands (with a tag, where it needs one), another value to write in its place, a list, or fields in a
 * fixed order.
 */
export type YamlView =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: GoValue }
  | { readonly kind: 'list'; readonly items: readonly GoValue[] }
  | { readonly kind: 'fields'; readonly names: readonly string[]; readonly values: ReadonlyMap<string, GoValue> };

/** The two go-yaml versions differ in these points only, as far as their emitters can be reached from templates. */
export interface YamlDialect {
  /** Plain and quoted scalars fold at the first space beyond this column (rule E2). */
  readonly width: number;
  /** How much further than its key a list under a key is indented (rule E5). */
  readonly listIndent: 0 | 2;
  /** Whether a block scalar may hold tabs; elsewhere they force double quotes in both versions. */
  readonly tabsInBlocks: boolean;
  /** Whether `0o-7` reads as an integer, as it does to a version that knows octals of YAML 1.2. */
  readonly signedOctals: boolean;
  /** Whether only strings are emitted that JSON carries through unchanged; others make the emitter give up. */
  readonly jsonSafeOnly: boolean;
  /** Containers nested deeper, and keys longer (in UTF-16 units), make the emitter give up. */
  readonly maxDepth: number;
  readonly maxKeyLength: number;
  /** Negative where the first key stands before the second. */
  readonly compareKeys: (a: string, b: string) => number;
  /** The text of a float64, or undefined to give up. */
  readonly formatNumber: (value: number) => string | undefined;
  /** How any other kind of value is emitted, or undefined to give up. */
  readonly view: (value: GoValue & object) => YamlView | undefined;
}
