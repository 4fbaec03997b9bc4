import { endOfString } from './end-of-string.ts';
import { checkOutputSize } from './output-limit.ts';

/**
 * Lays compact JSON out over lines, as json.Indent with an empty prefix: `indent` once per level, `: ` after keys, `{}` and
 * `[]` stay closed up. The text must be valid JSON without white space between its tokens.
 */
export function indentJson(text: string, indent: string): string {
  let out = '';
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
        out += text.slice(from, at + 1) + lineBreak(indent, depth);
        from = at + 1;
        break;
      case '}':
      case ']':
        depth--;
        out += text.slice(from, at) + lineBreak(indent, depth);
        from = at;
        break;
      case ',':
        out += text.slice(from, at + 1) + lineBreak(indent, depth);
        from = at + 1;
        break;
      case ':':
        out += `${text.slice(from, at)}: `;
        from = at + 1;
        break;
    }
    checkOutputSize(out.length, 'json');
  }
  return out + text.slice(from);
}

function lineBreak(indent: string, depth: number): string {
  return `\n${indent.repeat(depth)}`;
}
