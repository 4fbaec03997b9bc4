import { addEmpty, addEmptyHere, closeCollection, parseNode, takeIndicator } from './parse-node.ts';
import { failParse, type Parser, peek, skip } from './parser.ts';
import {
  BLOCK,
  BLOCK_MAPPING_KEY,
  BLOCK_MAPPING_VALUE,
  BLOCK_OR_INDENTLESS,
  BLOCK_SEQUENCE_ENTRY,
  INDENTLESS_SEQUENCE_ENTRY,
} from './parser-states.ts';
import { readSimpleEntries, readSimpleItems } from './simple-lines.ts';
import { BLOCK_END, BLOCK_ENTRY, KEY, VALUE } from './token-queue.ts';

// - a
// ^ the entry's mark is taken, then a node or, where none starts, an empty scalar
export function parseBlockSequenceEntry(parser: Parser): void {
  readSimpleItems(parser);
  if (parser.state !== BLOCK_SEQUENCE_ENTRY) return;
  const type = peek(parser);
  if (type === BLOCK_ENTRY) {
    const { offset, line } = takeIndicator(parser);
    const next = peek(parser);
    if (next !== BLOCK_ENTRY && next !== BLOCK_END) {
      parser.states.push(BLOCK_SEQUENCE_ENTRY);
      parseNode(parser, BLOCK);
      return;
    }
    addEmpty(parser, offset, line);
    return;
  }
  if (type !== BLOCK_END) failParse(parser, "did not find expected '-' indicator");
  closeCollection(parser);
  skip(parser);
}

// key:
// - a
// ^ the sequence is as deep as the mapping around it and has no end token of its own
export function parseIndentlessSequenceEntry(parser: Parser): void {
  readSimpleItems(parser);
  if (parser.state !== INDENTLESS_SEQUENCE_ENTRY) return;
  if (peek(parser) !== BLOCK_ENTRY) {
    closeCollection(parser);
    return;
  }
  const { offset, line } = takeIndicator(parser);
  const next = peek(parser);
  if (next !== BLOCK_ENTRY && next !== KEY && next !== VALUE && next !== BLOCK_END) {
    parser.states.push(INDENTLESS_SEQUENCE_ENTRY);
    parseNode(parser, BLOCK);
    return;
  }
  addEmpty(parser, offset, line);
}

export function parseBlockMappingKey(parser: Parser): void {
  readSimpleEntries(parser);
  if (parser.state !== BLOCK_MAPPING_KEY) return;
  const type = peek(parser);
  if (type === KEY) {
    const { offset, line } = takeIndicator(parser);
    const next = peek(parser);
    if (next !== KEY && next !== VALUE && next !== BLOCK_END) {
      parser.states.push(BLOCK_MAPPING_VALUE);
      parseNode(parser, BLOCK_OR_INDENTLESS);
      return;
    }
    parser.state = BLOCK_MAPPING_VALUE;
    addEmpty(parser, offset, line);
    return;
  }
  if (type !== BLOCK_END) failParse(parser, 'did not find expected key');
  closeCollection(parser);
  skip(parser);
}

export function parseBlockMappingValue(parser: Parser): void {
  if (peek(parser) === VALUE) {
    const { offset, line } = takeIndicator(parser);
    const next = peek(parser);
    if (next !== KEY && next !== VALUE && next !== BLOCK_END) {
      parser.states.push(BLOCK_MAPPING_KEY);
      parseNode(parser, BLOCK_OR_INDENTLESS);
      return;
    }
    parser.state = BLOCK_MAPPING_KEY;
    addEmpty(parser, offset, line);
    return;
  }
  parser.state = BLOCK_MAPPING_KEY;
  addEmptyHere(parser);
}
