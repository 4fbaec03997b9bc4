import { GoInt } from '../../reflect/index.ts';
import { isBlankOrEnd } from './char-class.ts';
import { keyText } from './key-text.ts';
import { ALIAS_NODE, FLOW, MAPPING_NODE, SCALAR_NODE, STYLE_MASK, STYLE_SHIFT } from './node-flags.ts';
import { isMergeKey, kindOf, nextOf, resolveNode, tagOf } from './node-queries.ts';
import { END, EXTRA, FLAGS, type NodeTape, ORIGIN, SHIFT, START } from './node-tape.ts';
import { createPositions } from './positions.ts';
import { scalarText } from './scalar-text.ts';
import { withConversion } from './with-conversion.ts';
import type { YamlPosition } from './yaml-error.ts';

/** What a node takes in the text, from its first character to behind its last; anchor and tag are not part of it. */
export interface YamlRange {
  readonly start: YamlPosition;
  readonly end: YamlPosition;
}

export type YamlNode = YamlScalar | YamlMapping | YamlSequence | YamlAlias;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';
  readonly range: YamlRange;
  readonly anchor: string | undefined;
  /** In full: `tag:yaml.org,2002:str` for `!!str`. */
  readonly tag: string | undefined;
  /** With lines folded and escapes resolved. */
  readonly text: string;
  /** What decodeYaml makes of it. */
  readonly value: null | boolean | number | string;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  readonly style: 'block' | 'flow';
  readonly range: YamlRange;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** All of them in the order of the text, merge keys and duplicates included. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
  /** The key's text in the decoded map (rule N13); undefined for a merge key and for what cannot be a key. */
  readonly name: string | undefined;
  /** The key is `<<`: the value's entries are added to the mapping here. */
  readonly merge: boolean;
  /** An entry before it has the same name; the last one counts (rule Y3). */
  readonly duplicate: boolean;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly style: 'block' | 'flow';
  readonly range: YamlRange;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias {
  readonly kind: 'alias';
  readonly range: YamlRange;
  readonly name: string;
  /** The node with the anchor. It may contain the alias; decodeYaml rejects that. */
  readonly target: YamlNode;
}

/**
 * Parses the first document of a text into nodes that know where they stand; null where there is none. Nothing is merged,
 * dropped or followed. Throws YamlError with the text that decodeYaml gives for the same trouble.
 */
export function parseYaml(text: string): YamlNode | null {
  return withConversion(text, (tape) => (tape.length === 0 ? null : buildTree(tape)));
}

/** A collection whose members are being added. */
interface OpenCollection {
  readonly node: number;
  readonly range: { start: YamlPosition; end: YamlPosition };
  /** Of a mapping. */
  readonly entries: YamlEntry[] | undefined;
  readonly items: YamlNode[];
  readonly names: Set<string>;
  key: EntryKey | undefined;
}

type EntryKey = Pick<YamlEntry, 'key' | 'name' | 'merge'>;

function buildTree(tape: NodeTape): YamlNode {
  const builder: Builder = { tape, positionAt: createPositions(tape.text), anchored: new Map(), open: [] };
  const root = buildNode(builder, 0);
  for (let node = 1; node < tape.length; node++) {
    const parent = builder.open[builder.open.length - 1]!;
    add(builder, parent, node, buildNode(builder, node));
    closeEnded(builder, node + 1);
  }
  closeEnded(builder, tape.length);
  return root;
}

interface Builder {
  readonly tape: NodeTape;
  readonly positionAt: (offset: number) => YamlPosition;
  readonly anchored: Map<number, YamlNode>;
  readonly open: OpenCollection[];
}

/** Builds a scalar or an alias, or opens a collection. */
function buildNode(builder: Builder, node: number): YamlNode {
  const { tape, anchored } = builder;
  const built = kindOf(tape, node) === SCALAR_NODE ? buildScalar(builder, node) : buildOther(builder, node);
  if (tape.decorations.get(node)?.anchor !== undefined) anchored.set(node, built);
  return built;
}

function buildScalar({ tape, positionAt }: Builder, node: number): YamlScalar {
  const base = node << SHIFT;
  const { data } = tape;
  const style = SCALAR_STYLES[(data[base + FLAGS]! & STYLE_MASK) >> STYLE_SHIFT]!;
  const text = scalarText(tape, node);
  const value = resolveNode(tape, node, text);
  return {
    kind: 'scalar',
    style,
    range: { start: positionAt(data[base + ORIGIN]!), end: positionAt(endOfScalar(tape, node, style)) },
    anchor: tape.decorations.get(node)?.anchor,
    tag: tagOf(tape, node),
    text,
    value: value instanceof GoInt ? Number(value.value) : value,
  };
}

const SCALAR_STYLES = ['plain', 'single-quoted', 'double-quoted', 'literal', 'folded'] as const;

function endOfScalar(tape: NodeTape, node: number, style: YamlScalar['style']): number {
  const end = tape.data[(node << SHIFT) + END]!;
  if (style === 'plain') return end;
  if (style === 'single-quoted' || style === 'double-quoted') return end + 1;
  // A block scalar was scanned up to the next token.
  let last = end;
  const start = tape.data[(node << SHIFT) + ORIGIN]!;
  while (last > start && isBlankOrEnd(tape.text.charCodeAt(last - 1))) last--;
  return last;
}

function buildOther(builder: Builder, node: number): YamlNode {
  const { tape, positionAt, anchored, open } = builder;
  const base = node << SHIFT;
  const start = positionAt(tape.data[base + ORIGIN]!);
  if (kindOf(tape, node) === ALIAS_NODE) {
    const end = tape.data[base + END]!;
    const name = tape.text.slice(tape.data[base + START]!, end);
    const target = anchored.get(tape.data[base + EXTRA]!)!;
    return { kind: 'alias', range: { start, end: positionAt(end) }, name, target };
  }
  const range = { start, end: start };
  const style = (tape.data[base + FLAGS]! & STYLE_MASK) === FLOW ? 'flow' : 'block';
  const anchor = tape.decorations.get(node)?.anchor;
  const tag = tagOf(tape, node);
  if (kindOf(tape, node) === MAPPING_NODE) {
    const entries: YamlEntry[] = [];
    open.push({ node, range, entries, items: [], names: new Set(), key: undefined });
    return { kind: 'mapping', style, range, anchor, tag, entries };
  }
  const items: YamlNode[] = [];
  open.push({ node, range, entries: undefined, items, names: new Set(), key: undefined });
  return { kind: 'sequence', style, range, anchor, tag, items };
}

function add({ tape }: Builder, parent: OpenCollection, node: number, built: YamlNode): void {
  if (parent.entries === undefined) {
    parent.items.push(built);
  } else if (parent.key === undefined) {
    const merge = isMergeKey(tape, node);
    parent.key = { key: built, merge, name: merge ? undefined : nameOf(tape, node) };
  } else {
    const { key, name, merge } = parent.key;
    const duplicate = name !== undefined && parent.names.has(name);
    if (name !== undefined) parent.names.add(name);
    parent.entries.push({ key, value: built, name, merge, duplicate });
    parent.key = undefined;
  }
  parent.range.end = built.range.end;
}

function nameOf(tape: NodeTape, node: number): string | undefined {
  const target = kindOf(tape, node) === ALIAS_NODE ? tape.data[(node << SHIFT) + EXTRA]! : node;
  if (kindOf(tape, target) !== SCALAR_NODE) return undefined;
  return keyText(resolveNode(tape, target, scalarText(tape, target)));
}

/** Closes the collections that end before a node. */
function closeEnded({ tape, open, positionAt }: Builder, next: number): void {
  for (;;) {
    const last = open[open.length - 1];
    if (last === undefined || nextOf(tape, last.node) !== next) return;
    open.pop();
    const base = last.node << SHIFT;
    const bracket = tape.text.charCodeAt(tape.data[base + ORIGIN]!);
    const isFlow = (tape.data[base + FLAGS]! & STYLE_MASK) === FLOW;
    // A pair in a flow sequence is a mapping without brackets.
    if (isFlow && (bracket === 0x5b || bracket === 0x7b)) last.range.end = positionAt(tape.data[base + END]! + 1);
    const parent = open[open.length - 1];
    if (parent !== undefined) parent.range.end = last.range.end;
  }
}
