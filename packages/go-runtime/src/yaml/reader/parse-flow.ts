import { FLOW, MAPPING_NODE } from './node-flags.ts';
import { addEmpty, addEmptyHere, closeCollection, openCollection, parseNode, takeIndicator } from './parse-node.ts';
import { failParse, type Parser, peek, skip } from './parser.ts';
import {
  FLOW_MAPPING_EMPTY_VALUE,
  FLOW_MAPPING_FIRST_KEY,
  FLOW_MAPPING_KEY,
  FLOW_MAPPING_VALUE,
  FLOW_ONLY,
  FLOW_PAIR_END,
  FLOW_PAIR_KEY,
  FLOW_PAIR_VALUE,
  FLOW_SEQUENCE_ENTRY,
  FLOW_SEQUENCE_FIRST_ENTRY,
} from './parser-states.ts';
import { FLOW_ENTRY, FLOW_MAPPING_END, FLOW_SEQUENCE_END, KEY, VALUE } from './token-queue.ts';

export function parseFlowSequenceEntry(parser: Parser): void {
  let type = peek(parser);
  if (type !== FLOW_SEQUENCE_END) {
    if (parser.state !== FLOW_SEQUENCE_FIRST_ENTRY) {
      if (type !== FLOW_ENTRY) failParse(parser, "did not find expected ',' or ']'");
      skip(parser);
      type = peek(parser);
    }
    if (type === KEY) {
      parser.states.push(FLOW_SEQUENCE_ENTRY);
      openCollection(parser, MAPPING_NODE | FLOW, FLOW_PAIR_KEY, undefined);
      return;
    }
    if (type !== FLOW_SEQUENCE_END) {
      parser.states.push(FLOW_SEQUENCE_ENTRY);
      parseNode(parser, FLOW_ONLY);
      return;
    }
  }
  closeCollection(parser);
  skip(parser);
}

// [a: b]
//  ^ a mapping of one pair, its key taken
export function parseFlowPairKey(parser: Parser): void {
  const type = peek(parser);
  if (type !== VALUE && type !== FLOW_ENTRY && type !== FLOW_SEQUENCE_END) {
    parser.states.push(FLOW_PAIR_VALUE);
    parseNode(parser, FLOW_ONLY);
    return;
  }
  // libyaml takes the token, whatever it is.
  const { offset, line } = takeIndicator(parser);
  parser.state = FLOW_PAIR_VALUE;
  addEmpty(parser, offset, line);
}

export function parseFlowPairValue(parser: Parser): void {
  if (peek(parser) === VALUE) {
    skip(parser);
    const type = peek(parser);
    if (type !== FLOW_ENTRY && type !== FLOW_SEQUENCE_END) {
      parser.states.push(FLOW_PAIR_END);
      parseNode(parser, FLOW_ONLY);
      return;
    }
  }
  parser.state = FLOW_PAIR_END;
  addEmptyHere(parser);
}

export function parseFlowPairEnd(parser: Parser): void {
  peek(parser);
  closeCollection(parser);
}

export function parseFlowMappingKey(parser: Parser): void {
  let type = peek(parser);
  if (type !== FLOW_MAPPING_END) {
    if (parser.state !== FLOW_MAPPING_FIRST_KEY) {
      if (type !== FLOW_ENTRY) failParse(parser, "did not find expected ',' or '}'");
      skip(parser);
      type = peek(parser);
    }
    if (type === KEY) {
      skip(parser);
      type = peek(parser);
      if (type !== VALUE && type !== FLOW_ENTRY && type !== FLOW_MAPPING_END) {
        parser.states.push(FLOW_MAPPING_VALUE);
        parseNode(parser, FLOW_ONLY);
        return;
      }
      parser.state = FLOW_MAPPING_VALUE;
      addEmptyHere(parser);
      return;
    }
    if (type !== FLOW_MAPPING_END) {
      parser.states.push(FLOW_MAPPING_EMPTY_VALUE);
      parseNode(parser, FLOW_ONLY);
      return;
    }
  }
  closeCollection(parser);
  skip(parser);
}

export function parseFlowMappingValue(parser: Parser): void {
  const type = peek(parser);
  if (parser.state === FLOW_MAPPING_VALUE && type === VALUE) {
    skip(parser);
    const next = peek(parser);
    if (next !== FLOW_ENTRY && next !== FLOW_MAPPING_END) {
      parser.states.push(FLOW_MAPPING_KEY);
      parseNode(parser, FLOW_ONLY);
      return;
    }
  }
  parser.state = FLOW_MAPPING_KEY;
  addEmptyHere(parser);
}
