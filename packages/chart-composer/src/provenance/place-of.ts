import type { SourceSpan } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { parseYaml, type YamlMapping, type YamlNode } from '@metachart/go-runtime/yaml';
import type { Origin, ValueSource } from './origins.ts';

/**
 * The place of an origin in its document: the key, or the item of a list. Undefined for a flag, and where the document
 * does not have it (after a program changed the values). The document is parsed when the first place of it is asked for.
 */
export function placeOf({ source, path }: Origin): SourceSpan | undefined {
  const root = treeOf(source);
  let node = root && contentOf(root);
  let place: YamlNode | undefined;
  for (const token of path) {
    if (node?.kind === 'mapping') {
      const entry = entryOf(node, token);
      place = entry?.key;
      node = entry && contentOf(entry.value);
    } else if (node?.kind === 'sequence') {
      place = node.items[Number(token)];
      node = place && contentOf(place);
    } else {
      return undefined;
    }
  }
  return place && { file: source.name, start: place.range.start, end: place.range.end };
}

const trees = new WeakMap<ValueSource, YamlNode | 'none'>();

function treeOf(source: ValueSource): YamlNode | undefined {
  const known = trees.get(source);
  if (known) return known === 'none' ? undefined : known;
  const tree = source.text === undefined ? undefined : parse(source.text);
  trees.set(source, tree ?? 'none');
  return tree;
}

function parse(text: string): YamlNode | undefined {
  try {
    return parseYaml(text) ?? undefined;
  } catch (error) {
    if (error instanceof GoError) return undefined;
    throw error;
  }
}

function contentOf(node: YamlNode): YamlNode {
  return node.kind === 'alias' ? node.target : node;
}

type Entry = YamlMapping['entries'][number];

/** The entry that a key's value comes from: the last of its name, or one that a merge key brings. */
function entryOf(mapping: YamlMapping, name: string): Entry | undefined {
  for (const entry of mapping.entries.toReversed()) {
    if (entry.name === name && !entry.merge) return entry;
    if (!entry.merge) continue;
    const merged = contentOf(entry.value);
    const sources = merged.kind === 'sequence' ? merged.items.map(contentOf) : [merged];
    for (const source of sources) {
      const found = source.kind === 'mapping' ? entryOf(source, name) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}
