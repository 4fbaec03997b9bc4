import { endOfString } from './end-of-string.ts';
import { moveToChunks, type OutputText, wholeText } from './output-text.ts';

/**
 * Lays compact JSON out over lines, as json.Indent with an empty prefix: `indent` once per level, `: ` after keys, `{}`
 * and `[]` stay closed up. The text must be valid JSON without white space between its tokens.
 */
export function indentJson(text: string, indent: string): string {
  const output: OutputText = { out: '', chunks: [], chunked: 0 };
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at) - 1;
        break;
      case '{':
      case '[':
        if (text[at + 1] === '}' || text[at + 1] === ']') {
          at++;
          break;
        }
        depth++;
        output.out += text.slice(from, at + 1) + lineBreak(indent, depth);
        from = at + 1;
        break;
      case '}':
      case ']':
        depth--;
        output.out += text.slice(from, at) + lineBreak(indent, depth);
        from = at;
        break;
      case ',':
        output.out += text.slice(from, at + 1) + lineBreak(indent, depth);
        from = at + 1;
        break;
      case ':':
        output.out += `${text.slice(from, at)}: `;
        from = at + 1;
        break;
    }
    moveToChunks(output, 'json');
  }
  output.out += text.slice(from);
  return wholeText(output);
}

function lineBreak(indent: string, depth: number): string {
  return `\n${indent.repeat(depth)}`;
}
