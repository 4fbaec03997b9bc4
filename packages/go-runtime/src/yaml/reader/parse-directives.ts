import { failParse, type Parser, peek, skip } from './parser.ts';
import { VERSION_1_1 } from './scan-directive.ts';
import { DOCUMENT_START, EXTRA, STREAM_END, TAG_DIRECTIVE, VERSION_DIRECTIVE } from './token-queue.ts';

/**
 * Reads what stands before a document: `%YAML` and `%TAG` lines and the `---` that must follow them
 * (libyaml: yaml_parser_parse_document_start, yaml_parser_process_directives).
 */
export function startDocument(parser: Parser): 'none' | 'implicit' | 'explicit' {
  const type = peek(parser);
  if (type === STREAM_END) return 'none';
  const explicit = type === VERSION_DIRECTIVE || type === TAG_DIRECTIVE || type === DOCUMENT_START;
  if (explicit) {
    readDirectives(parser);
    if (peek(parser) !== DOCUMENT_START) failParse(parser, 'did not find expected <document start>');
    skip(parser);
  }
  return explicit ? 'explicit' : 'implicit';
}

/** What a tag's handle stands for; undefined where no directive says so. */
export function prefixOf(parser: Parser, handle: string): string | undefined {
  return parser.tagPrefixes.get(handle) ?? DEFAULT_PREFIXES.get(handle);
}

const DEFAULT_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
]);

function readDirectives(parser: Parser): void {
  const { queue, tags } = parser.scan;
  let hasVersion = false;
  for (;;) {
    const type = peek(parser);
    const extra = queue.data[queue.first() + EXTRA]!;
    if (type === VERSION_DIRECTIVE) {
      if (hasVersion) failParse(parser, 'found duplicate %YAML directive');
      if (extra !== VERSION_1_1) failParse(parser, 'found incompatible YAML document');
      hasVersion = true;
    } else if (type === TAG_DIRECTIVE) {
      const { handle, suffix } = tags[extra]!;
      if (parser.tagPrefixes.has(handle)) failParse(parser, 'found duplicate %TAG directive');
      parser.tagPrefixes.set(handle, suffix);
    } else {
      return;
    }
    skip(parser);
  }
}
