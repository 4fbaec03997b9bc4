import { decodeJson, findSyntaxError } from '@metachart/go-runtime/json';
import { GoError, type GoValue } from '@metachart/go-runtime/reflect';

/**
 * Decodes the first JSON value of a text and tells where it ends, as encoding/json's Decoder does. Throws GoError with its
 * text, as findJsonValue, and for numbers beyond float64.
 */
export function readJsonValue(text: string, at = 0): { readonly value: GoValue; readonly end: number } {
  const { start, end } = findJsonValue(text, at);
  return { value: decodeJson(text.slice(start, end)), end };
}

/**
 * Finds the first JSON value of a text; what follows it is not looked at. Throws GoError as encoding/json's Decoder: `EOF`
 * where there is nothing, `unexpected EOF` where the value is cut off, and for wrong syntax.
 */
export function findJsonValue(text: string, at = 0): { readonly start: number; readonly end: number } {
  const start = skipJsonSpace(text, at);
  if (start === text.length) throw new GoError('EOF');
  const end = findValueEnd(text, start);
  const value = text.slice(start, end);
  const problem = findSyntaxError(value);
  if (problem === undefined) return { start, end };
  // What is wrong only because the text ends here changes with what is put behind.
  const cutOff = end === text.length && findSyntaxError(`${value}\u0001`) !== problem;
  throw new GoError(cutOff ? 'unexpected EOF' : problem);
}

/** Whether a text is one JSON value. Go: json.Valid. */
export function isJson(text: string): boolean {
  return findSyntaxError(text) === undefined;
}

/** The index of the next character that is not JSON white space. */
export function skipJsonSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && ' \t\r\n'.includes(text[next]!)) next++;
  return next;
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]*)?/y;

/** Where the value that starts here ends, or the end of the text: whether it is JSON at all is checked by who decodes it. */
function findValueEnd(text: string, start: number): number {
  switch (text[start]) {
    case '{':
    case '[':
      return findBracketEnd(text, start);
    case '"':
      return findStringEnd(text, start);
    case 't':
      return findWordEnd(text, start, 'true');
    case 'f':
      return findWordEnd(text, start, 'false');
    case 'n':
      return findWordEnd(text, start, 'null');
    default:
      return findNumberEnd(text, start);
  }
}

function findBracketEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = findStringEnd(text, at) - 1;
        break;
      case 0x5b:
      case 0x7b:
        depth++;
        break;
      case 0x5d:
      case 0x7d:
        if (--depth === 0) return at + 1;
        break;
    }
  }
  return text.length;
}

function findStringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    if (unit === 0x5c) at++;
  }
  return text.length;
}

function findWordEnd(text: string, start: number, word: string): number {
  return text.startsWith(word, start) ? start + word.length : text.length;
}

function findNumberEnd(text: string, start: number): number {
  numberPattern.lastIndex = start;
  const found = numberPattern.exec(text);
  if (found === null) return text.length;
  const end = start + found[0].length;
  // A number that breaks off inside itself is no number; the character that breaks it belongs to the error.
  return /[0-9]$/.test(found[0]) ? end : text.length;
}
