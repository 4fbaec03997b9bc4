import type { NodeTape } from './node-tape.ts';
import {
  parseBlockMappingKey,
  parseBlockMappingValue,
  parseBlockSequenceEntry,
  parseIndentlessSequenceEntry,
} from './parse-block.ts';
import { startDocument } from './parse-directives.ts';
import {
  parseFlowMappingKey,
  parseFlowMappingValue,
  parseFlowPairEnd,
  parseFlowPairKey,
  parseFlowPairValue,
  parseFlowSequenceEntry,
} from './parse-flow.ts';
import { addEmptyHere, parseNode } from './parse-node.ts';
import { createParser, type Parser, peek } from './parser.ts';
import {
  BLOCK,
  BLOCK_MAPPING_KEY,
  BLOCK_MAPPING_VALUE,
  BLOCK_SEQUENCE_ENTRY,
  DOCUMENT_DONE,
  FLOW_MAPPING_FIRST_KEY,
  FLOW_MAPPING_KEY,
  FLOW_PAIR_END,
  FLOW_PAIR_KEY,
  FLOW_PAIR_VALUE,
  FLOW_SEQUENCE_ENTRY,
  FLOW_SEQUENCE_FIRST_ENTRY,
  INDENTLESS_SEQUENCE_ENTRY,
} from './parser-states.ts';
import { readSource } from './read-source.ts';
import { openSimpleCollection } from './simple-lines.ts';
import { DOCUMENT_END, DOCUMENT_START, STREAM_END, TAG_DIRECTIVE, VERSION_DIRECTIVE } from './token-queue.ts';

/**
 * Parses the first document of a text (libyaml: parserc.go; go-yaml: decode.go, parser) and hands its tape to `use`; the
 * tape is empty where there is no document, and lives no longer than the call. Nothing behind the document is read, except
 * as far as needed to see that it ends (rule Y4). Throws YamlError.
 */
export function withDocument<Result>(text: string, use: (tape: NodeTape) => Result): Result {
  const parser = createParser(readSource(text));
  try {
    parseDocument(parser);
    return use(parser.tape);
  } finally {
    parser.tape.release();
    parser.scan.queue.release();
  }
}

function parseDocument(parser: Parser): void {
  if (!openSimpleCollection(parser, BLOCK, DOCUMENT_DONE)) {
    if (!openDocument(parser)) return;
  }
  while (parser.state !== DOCUMENT_DONE) parseNext(parser);
  peek(parser);
}

/** Begins the document with what stands before it, and its first node; returns whether there is one to parse. */
function openDocument(parser: Parser): boolean {
  const start = startDocument(parser);
  if (start === 'none') return false;
  if (start === 'explicit' && endsDocument(peek(parser))) {
    addEmptyHere(parser);
    return false;
  }
  parser.states.push(DOCUMENT_DONE);
  parseNode(parser, BLOCK);
  return true;
}

function parseNext(parser: Parser): void {
  switch (parser.state) {
    case BLOCK_MAPPING_KEY:
      parseBlockMappingKey(parser);
      return;
    case BLOCK_MAPPING_VALUE:
      parseBlockMappingValue(parser);
      return;
    case BLOCK_SEQUENCE_ENTRY:
      parseBlockSequenceEntry(parser);
      return;
    case INDENTLESS_SEQUENCE_ENTRY:
      parseIndentlessSequenceEntry(parser);
      return;
    case FLOW_SEQUENCE_FIRST_ENTRY:
    case FLOW_SEQUENCE_ENTRY:
      parseFlowSequenceEntry(parser);
      return;
    case FLOW_MAPPING_FIRST_KEY:
    case FLOW_MAPPING_KEY:
      parseFlowMappingKey(parser);
      return;
    case FLOW_PAIR_KEY:
      parseFlowPairKey(parser);
      return;
    case FLOW_PAIR_VALUE:
      parseFlowPairValue(parser);
      return;
    case FLOW_PAIR_END:
      parseFlowPairEnd(parser);
      return;
    default:
      parseFlowMappingValue(parser);
      return;
  }
}

function endsDocument(type: number): boolean {
  return (
    type === VERSION_DIRECTIVE ||
    type === TAG_DIRECTIVE ||
    type === DOCUMENT_START ||
    type === DOCUMENT_END ||
    type === STREAM_END
  );
}
