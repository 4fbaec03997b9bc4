import type { YamlNode } from '@metachart/go-runtime/yaml';

/** The value at a path of keys, aliases followed; undefined where there is none. Of equal keys the last one counts. */
export function valueAt(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  let at = node && contentOf(node);
  for (const key of path) {
    if (at?.kind !== 'mapping') return undefined;
    const value = at.entries.findLast(({ name }) => name === key)?.value;
    at = value && contentOf(value);
  }
  return at;
}

/** The items of a list, none where it is no list. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items.map(contentOf) : [];
}

/** The entries of a map by name, none where it is no map. */
export function entriesOf(node: YamlNode | undefined): readonly (readonly [name: string, value: YamlNode])[] {
  if (node?.kind !== 'mapping') return [];
  return node.entries.flatMap(({ name, value }) => (name === undefined ? [] : [[name, contentOf(value)] as const]));
}

/** The text of a scalar as a string field gets it; undefined for collections, null and nothing. */
export function textAt(node: YamlNode | undefined, ...path: readonly string[]): string | undefined {
  const found = valueAt(node, ...path);
  if (found?.kind !== 'scalar' || found.value === null) return undefined;
  return typeof found.value === 'string' ? found.value : String(found.value);
}

/** A map of texts, such as labels; undefined where it is no map. */
export function textsOf(node: YamlNode | undefined): ReadonlyMap<string, string> | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const texts = new Map<string, string>();
  for (const [name, value] of entriesOf(node)) {
    const text = textAt(value);
    if (text !== undefined) texts.set(name, text);
  }
  return texts;
}

function contentOf(node: YamlNode): YamlNode {
  return node.kind === 'alias' ? node.target : node;
}
