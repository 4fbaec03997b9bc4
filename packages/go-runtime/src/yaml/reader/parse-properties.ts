import { prefixOf } from './parse-directives.ts';
import { failParseAt, type Parser, peek, skip } from './parser.ts';
import { ANCHOR, END, EXTRA, LINE, ORIGIN, START, TAG } from './token-queue.ts';

/** A node's anchor and tag, and where the first of them starts. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly offset: number;
  readonly line: number;
}

/** Reads an anchor and a tag in either order; the next token is one of them (libyaml: yaml_parser_parse_node). */
export function readProperties(parser: Parser): Properties {
  const { queue, text, tags } = parser.scan;
  const first = queue.first();
  const offset = queue.data[first + ORIGIN]!;
  const line = queue.data[first + LINE]!;
  let anchor: string | undefined;
  let tag: { readonly index: number; readonly offset: number; readonly line: number } | undefined;
  for (;;) {
    const type = peek(parser);
    const { data } = queue;
    const base = queue.first();
    if (type === ANCHOR && anchor === undefined) {
      anchor = text.slice(data[base + START]!, data[base + END]!);
    } else if (type === TAG && tag === undefined) {
      tag = { index: data[base + EXTRA]!, offset: data[base + ORIGIN]!, line: data[base + LINE]! };
    } else {
      break;
    }
    skip(parser);
  }
  if (tag === undefined) return { anchor, tag: undefined, offset, line };
  const { handle, suffix } = tags[tag.index]!;
  const prefix = handle === '' ? '' : prefixOf(parser, handle);
  if (prefix === undefined) failParseAt(parser, 'found undefined tag handle', tag);
  return { anchor, tag: prefix + suffix, offset, line };
}
