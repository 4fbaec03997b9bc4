import {
  ALIAS_NODE,
  DECORATED,
  FLOW,
  MAPPING_NODE,
  PLAIN,
  SCALAR_NODE,
  SEQUENCE_NODE,
  VERBATIM,
} from './node-flags.ts';
import { HAS_ALIAS, HAS_COLLECTION_KEY, HAS_TAG, SHIFT } from './node-tape.ts';
import { noteScalar } from './note-scalar.ts';
import { type Properties, readProperties } from './parse-properties.ts';
import { failParse, type Parser, peek, skip } from './parser.ts';
import {
  BLOCK_MAPPING_KEY,
  BLOCK_OR_INDENTLESS,
  BLOCK_SEQUENCE_ENTRY,
  FIRST_AFTER_KEY,
  FLOW_MAPPING_FIRST_KEY,
  FLOW_ONLY,
  FLOW_SEQUENCE_FIRST_ENTRY,
  INDENTLESS_SEQUENCE_ENTRY,
} from './parser-states.ts';
import {
  ALIAS,
  ANCHOR,
  BLOCK_ENTRY,
  BLOCK_MAPPING_START,
  BLOCK_SEQUENCE_START,
  END,
  EXTRA,
  FLAGS,
  FLOW_MAPPING_START,
  FLOW_SEQUENCE_START,
  LINE,
  ORIGIN,
  SCALAR,
  START,
  TAG,
} from './token-queue.ts';
import { YamlError } from './yaml-error.ts';

export function parseNode(parser: Parser, context: number): void {
  let type = peek(parser);
  if (type === SCALAR) {
    parseScalar(parser, undefined);
    return;
  }
  if (type === ALIAS) {
    parseAlias(parser);
    return;
  }
  let properties: Properties | undefined;
  if (type === ANCHOR || type === TAG) {
    properties = readProperties(parser);
    type = peek(parser);
  }
  switch (type) {
    case SCALAR:
      parseScalar(parser, properties);
      return;
    case FLOW_SEQUENCE_START:
      openCollection(parser, SEQUENCE_NODE | FLOW, FLOW_SEQUENCE_FIRST_ENTRY, properties);
      return;
    case FLOW_MAPPING_START:
      openCollection(parser, MAPPING_NODE | FLOW, FLOW_MAPPING_FIRST_KEY, properties);
      return;
    case BLOCK_SEQUENCE_START:
      if (context === FLOW_ONLY) break;
      openCollection(parser, SEQUENCE_NODE, BLOCK_SEQUENCE_ENTRY, properties);
      return;
    case BLOCK_MAPPING_START:
      if (context === FLOW_ONLY) break;
      openCollection(parser, MAPPING_NODE, BLOCK_MAPPING_KEY, properties);
      return;
    case BLOCK_ENTRY:
      if (context !== BLOCK_OR_INDENTLESS) break;
      openCollection(parser, SEQUENCE_NODE, INDENTLESS_SEQUENCE_ENTRY, properties);
      return;
    default:
      break;
  }
  if (properties === undefined) failParse(parser, 'did not find expected node content');
  const { offset, line } = properties;
  const node = parser.tape.add(EMPTY, offset, offset, offset, line, 0);
  parser.state = parser.states.pop()!;
  decorate(parser, node, properties);
  noteScalar(parser.tape, node, parser.state >= FIRST_AFTER_KEY);
}

function parseAlias(parser: Parser): void {
  const { scan, tape } = parser;
  const { data } = scan.queue;
  const base = scan.queue.first();
  const start = data[base + START]!;
  const end = data[base + END]!;
  const name = scan.text.slice(start, end);
  const target = parser.anchors.get(name);
  if (target === undefined) throw new YamlError(`yaml: unknown anchor '${name}' referenced`);
  parser.state = parser.states.pop()!;
  tape.add(ALIAS_NODE, data[base + ORIGIN]!, start, end, data[base + LINE]!, target);
  tape.features |= parser.state >= FIRST_AFTER_KEY ? HAS_ALIAS | HAS_COLLECTION_KEY : HAS_ALIAS;
  skip(parser);
}

function parseScalar(parser: Parser, properties: Properties | undefined): void {
  const { scan, tape } = parser;
  const { data } = scan.queue;
  const base = scan.queue.first();
  const line = properties === undefined ? data[base + LINE]! : properties.line;
  const node = tape.add(
    data[base + FLAGS]! | SCALAR_NODE,
    data[base + ORIGIN]!,
    data[base + START]!,
    data[base + END]!,
    line,
    data[base + EXTRA]!,
  );
  parser.state = parser.states.pop()!;
  skip(parser);
  if (properties !== undefined) decorate(parser, node, properties);
  noteScalar(tape, node, parser.state >= FIRST_AFTER_KEY);
}

export function openCollection(parser: Parser, flags: number, state: number, properties: Properties | undefined): void {
  const { scan, tape } = parser;
  const { data } = scan.queue;
  const base = scan.queue.first();
  const origin = data[base + ORIGIN]!;
  const line = properties === undefined ? data[base + LINE]! : properties.line;
  const node = tape.add(flags, origin, origin, origin, line, 0);
  if (properties !== undefined) decorate(parser, node, properties);
  if (parser.states[parser.states.length - 1]! >= FIRST_AFTER_KEY) tape.features |= HAS_COLLECTION_KEY;
  if (parser.collections.push(node) > tape.depth) tape.depth = parser.collections.length;
  parser.state = state;
  // An indentless sequence has no token of its own; nor has a pair within a flow sequence, but its key has.
  if (state !== INDENTLESS_SEQUENCE_ENTRY) skip(parser);
}

/** Ends the innermost collection before the next token. */
export function closeCollection(parser: Parser): void {
  const { queue } = parser.scan;
  parser.tape.close(parser.collections.pop()!, queue.data[queue.first() + ORIGIN]!);
  parser.state = parser.states.pop()!;
}

function decorate(parser: Parser, node: number, properties: Properties): void {
  const { tape } = parser;
  const base = node << SHIFT;
  tape.data[base] = tape.data[base]! | DECORATED;
  tape.decorations.set(node, properties);
  if (properties.anchor !== undefined) parser.anchors.set(properties.anchor, node);
  if (properties.tag !== undefined) tape.features |= HAS_TAG;
}

const EMPTY = SCALAR_NODE | PLAIN | VERBATIM;

/** Adds an empty scalar where the next token starts and leaves the place of a node. */
export function addEmptyHere(parser: Parser): void {
  const { queue } = parser.scan;
  const base = queue.first();
  addEmpty(parser, queue.data[base + ORIGIN]!, queue.data[base + LINE]!);
}

export function addEmpty(parser: Parser, offset: number, line: number): void {
  const node = parser.tape.add(EMPTY, offset, offset, offset, line, 0);
  noteScalar(parser.tape, node, parser.state >= FIRST_AFTER_KEY);
}

/** Takes a token of one character; returns the place behind it, or for a key that no `?` marks the place of the key. */
export function takeIndicator(parser: Parser): { readonly offset: number; readonly line: number } {
  const { queue } = parser.scan;
  const base = queue.first();
  const place = { offset: queue.data[base + END]!, line: queue.data[base + LINE]! };
  skip(parser);
  return place;
}
