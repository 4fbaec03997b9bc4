import { endOfString } from '../../json/end-of-string.ts';
import { parseJson } from '../../json/parse-json.ts';
import { GoError, GoInt, type GoValue, INT, UINT64 } from '../../reflect/index.ts';

/**
 * JSON, as encoding/json has written it, read by go-yaml v2: the value that comes back, where that is not simply the
 * one that went in. Integers are integers again, and U+0085, which is a line break to YAML, folds (rule E4). Throws
 * GoError in the words of go-yaml for control characters, long keys and deep nesting (rule E1).
 */
export function readJsonAsYaml(json: string, maxDepth: number): GoValue {
  if (forbidden.test(json)) throw new GoError('yaml: control characters are not allowed');
  const parsed = parseJson(readTokens(json, maxDepth), readNumber);
  if (!parsed.ok) throw new Error(`not JSON: ${parsed.problem}`);
  return parsed.value;
}

/** Go: readerc.go, yaml_parser_update_buffer. */
const forbidden = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
/** Go: scannerc.go, yaml_simple_key_is_valid: a key within its quotes, as it is escaped. */
const LONGEST_KEY = 1024;

/** Folds the strings, and refuses what go-yaml's scanner and parser refuse in the order in which they find it. */
function readTokens(json: string, maxDepth: number): string {
  let out = '';
  let from = 0;
  let depth = 0;
  let lines = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) {
      depth++;
      if (depth > maxDepth) throw scannerError(lines, `exceeded max depth of ${maxDepth}`);
    } else if (code === 0x7d || code === 0x5d) depth--;
    if (code !== 0x22) continue;
    const end = endOfString(json, at);
    const pieces = json.slice(at + 1, end - 1).split('\u0085');
    checkLines(pieces, lines);
    lines += pieces.length - 1;
    if (json[end] === ':' && (pieces.length > 1 || isTooLong(json, at, end))) {
      throw new GoError(`yaml: ${lines > 0 ? `line ${lines}: ` : ''}did not find expected ',' or '}'`);
    }
    if (pieces.length > 1) {
      out += `${json.slice(from, at)}"${fold(pieces)}"`;
      from = end;
    }
    at = end - 1;
  }
  return out + json.slice(from);
}

function isTooLong(json: string, from: number, to: number): boolean {
  return to - from > LONGEST_KEY && [...json.slice(from, to)].length > LONGEST_KEY;
}

/** None of the lines of a string but the first may begin like the mark of a document, with white space after it. */
function checkLines(pieces: readonly string[], linesBefore: number): void {
  for (let i = 1; i < pieces.length; i++) {
    // A line that ends right after the mark is one too, but for the last line: that ends in the closing quote.
    const mark = i < pieces.length - 1 ? /^(?:---|\.\.\.)(?: |$)/ : /^(?:---|\.\.\.) /;
    if (mark.test(pieces[i]!)) throw scannerError(linesBefore + i, 'found unexpected document indicator');
  }
}

function scannerError(line: number, problem: string): GoError {
  return new GoError(line > 0 ? `yaml: line ${line + 1}: ${problem}` : `yaml: ${problem}`);
}

/** Spaces around the breaks go; one break alone becomes a space, and of several all but the first become line feeds. */
function fold(pieces: readonly string[]): string {
  const last = pieces.length - 1;
  let out = trimSpaces(pieces[0]!, { start: false, end: true });
  let breaks = 0;
  for (let i = 1; i <= last; i++) {
    breaks++;
    const piece = trimSpaces(pieces[i]!, { start: true, end: i < last });
    if (piece === '' && i < last) continue;
    out += (breaks === 1 ? ' ' : '\\n'.repeat(breaks - 1)) + piece;
    breaks = 0;
  }
  return out;
}

function trimSpaces(text: string, sides: { readonly start: boolean; readonly end: boolean }): string {
  let from = 0;
  let to = text.length;
  if (sides.start) while (from < to && text[from] === ' ') from++;
  if (sides.end) while (to > from && text[to - 1] === ' ') to--;
  return text.slice(from, to);
}

/** Rule N3: an integer that fits int64 or uint64 stays one. */
function readNumber(text: string): GoValue {
  const number = Number(text);
  if (!/^-?[0-9]+$/.test(text) || Number.isSafeInteger(number)) return number;
  const integer = BigInt(text);
  if (integer >= -(2n ** 63n) && integer < 2n ** 63n) return new GoInt(INT, integer);
  return integer >= 0n && integer < 2n ** 64n ? new GoInt(UINT64, integer) : number;
}
