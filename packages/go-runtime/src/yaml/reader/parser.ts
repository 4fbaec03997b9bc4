import { fetchTokens } from './fetch-token.ts';
import { NodeTape } from './node-tape.ts';
import type { YamlSource } from './read-source.ts';
import { ScanState } from './scan-state.ts';
import { LINE, ORIGIN, TYPE } from './token-queue.ts';
import { positionAt, problemMessage, YamlError } from './yaml-error.ts';

/** What the parser knows between two nodes. */
export interface Parser {
  readonly scan: ScanState;
  readonly tape: NodeTape;
  /** Whether the first token of the queue may be taken. */
  available: boolean;
  state: number;
  /** The states to return to. */
  readonly states: number[];
  /** The collections that are open. */
  readonly collections: number[];
  /** The node that an anchor stands for so far. */
  readonly anchors: Map<string, number>;
  /** What a tag's handle stands for, by `%TAG` lines. */
  readonly tagPrefixes: Map<string, string>;
}

export function createParser(source: YamlSource): Parser {
  return {
    scan: new ScanState(source),
    tape: new NodeTape(source),
    available: false,
    state: 0,
    states: [],
    collections: [],
    anchors: new Map(),
    tagPrefixes: new Map(),
  };
}

/** The type of the token to take next. */
export function peek(parser: Parser): number {
  const { scan } = parser;
  if (!parser.available) {
    fetchTokens(scan);
    parser.available = true;
  }
  return scan.queue.data[scan.queue.first() + TYPE]!;
}

/** Takes the token. */
export function skip(parser: Parser): void {
  parser.available = false;
  parser.scan.queue.removeFirst();
}

/** Stops at the token to take next. */
export function failParse(parser: Parser, problem: string): never {
  const { queue } = parser.scan;
  const base = queue.first();
  failParseAt(parser, problem, { offset: queue.data[base + ORIGIN]!, line: queue.data[base + LINE]! });
}

/** libyaml does not count a parser's line further as it does a scanner's, so the message's line is one too low. */
export function failParseAt(
  parser: Parser,
  problem: string,
  { offset, line }: { readonly offset: number; readonly line: number },
): never {
  throw new YamlError(problemMessage(problem, line), { position: positionAt(parser.scan.text, offset) });
}
