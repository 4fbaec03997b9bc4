import { GoError } from '../reflect/index.ts';
import { findSyntaxError } from './decode-json.ts';
import { endOfString } from './end-of-string.ts';

const space = /[ \t\r\n]/;
const escapable = /[<>&\u2028\u2029]/g;

/**
 * JSON without the white space between its tokens, as encoding/json treats what a MarshalJSON method returned. Throws
 * GoError with Go's syntax error where the text is not JSON.
 */
export function compactJson(text: string, options: { readonly escapeHtml: boolean }): string {
  const problem = findSyntaxError(text);
  if (problem !== undefined) throw new GoError(problem);
  const compact = space.test(text) ? removeSpace(text) : text;
  return options.escapeHtml ? compact.replace(escapable, escapeUnit) : compact;
}

function removeSpace(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') at = endOfString(text, at) - 1;
    else if (space.test(text[at]!)) {
      out += text.slice(from, at);
      from = at + 1;
    }
  }
  return out + text.slice(from);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
