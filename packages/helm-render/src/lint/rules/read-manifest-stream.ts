import { byteLength, isSpace, trimSpace } from '@metachart/go-runtime/bytes';
import { readStreamedJson } from '@metachart/go-runtime/json';
import { GoError } from '@metachart/go-runtime/reflect';
import { headOfJson, type ManifestHead, readManifestHead } from './manifest-head.ts';

export interface ManifestStream {
  /** The heads of the documents, in order; empty documents are left out. */
  readonly heads: readonly ManifestHead[];
  /** Why reading stopped before the end of the text. */
  readonly problem: string | undefined;
}

/**
 * Reads a rendered file as a stream of YAML or JSON documents. A text that begins with `{` is read as JSON values one
 * after the other; the first that is none turns what is left into YAML, if it comes among the first two. YAML documents
 * are divided by lines that begin with `---`. k8s.io/apimachinery: util/yaml/decoder.go, YAMLOrJSONDecoder.
 */
export function readManifestStream(text: string): ManifestStream {
  const state: StreamState = { heads: [], problem: undefined };
  if (looksLikeJson(text)) readJsonPart(text, state);
  else readYamlPart(text, { state, firstProblem: undefined });
  return state;
}

interface StreamState {
  readonly heads: ManifestHead[];
  problem: string | undefined;
}

/** How many bytes the decoder peeks at. */
const PEEK = 4096;

function looksLikeJson(text: string): boolean {
  let bytes = 0;
  for (let at = 0; at < text.length && bytes < PEEK; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code)) return code === 0x7b;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return false;
}

function readJsonPart(text: string, state: StreamState): void {
  let at = 0;
  let end = text.length;
  while (' \t\r\n'.includes(text.charAt(end - 1)) && end > 0) end--;
  for (let count = 0; at < end; count++) {
    const parsed = readStreamedJson(text, at);
    const { head, problem } = parsed.ok ? headOfJson(parsed.value) : {};
    if (parsed.ok && problem === undefined) {
      if (head !== undefined) state.heads.push(head);
      at = parsed.end;
      continue;
    }
    const raw = parsed.ok ? problem! : parsed.problem;
    if (count > 1) {
      state.problem = raw;
      return;
    }
    const isSyntax = !parsed.ok && parsed.at < text.length;
    const firstProblem = isSyntax ? `json: offset ${byteLength(text.slice(0, parsed.at)) + 1}: ${raw}` : raw;
    const rest = skipLeadingSpace(text, at);
    if (rest === undefined) state.problem = firstProblem;
    else readYamlPart(text.slice(rest), { state, firstProblem });
    return;
  }
}

/**
 * Where YAML begins after JSON values: behind white space up to and with the first line break. Undefined where the decoder
 * gives up, because it wants four bytes to look at and the text has fewer left.
 */
function skipLeadingSpace(text: string, start: number): number | undefined {
  for (let at = start; ; ) {
    const code = text.codePointAt(at);
    if (code === undefined || byteLength(text.slice(at, at + 4)) < 4) return undefined;
    if (code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    if (!isSpace(code)) return at;
    at++;
    if (code === 0x0a) return at;
  }
}

interface YamlPart {
  readonly state: StreamState;
  /** What stopped the JSON reader; it is reported in place of what stops the YAML reader. */
  readonly firstProblem: string | undefined;
}

function readYamlPart(text: string, { state, firstProblem }: YamlPart): void {
  let first = firstProblem;
  for (const document of divideDocuments(text)) {
    try {
      const head = typeof document === 'string' ? readManifestHead(document) : fail(document);
      if (head !== undefined) state.heads.push(head);
      first = undefined;
    } catch (error) {
      if (!(error instanceof GoError)) throw error;
      state.problem = first ?? error.message;
      return;
    }
  }
}

interface BadSeparator {
  readonly problem: string;
}

function fail({ problem }: BadSeparator): never {
  throw new GoError(problem);
}

/** A separator that follows a document ends it and is dropped; one at the start of a document belongs to it. */
function* divideDocuments(text: string): Generator<string | BadSeparator> {
  let lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = end === -1 ? text.slice(at) : text.slice(at, text.charCodeAt(end - 1) === 0x0d ? end - 1 : end);
    at = end === -1 ? text.length : end + 1;
    if (line.startsWith('---')) {
      const tail = trimSpace(line.slice(3));
      if (tail !== '' && !tail.startsWith('#')) {
        yield { problem: `invalid Yaml document separator: ${tail}` };
        return;
      }
      if (lines.length > 0) {
        yield `${lines.join('\n')}\n`;
        lines = [];
        continue;
      }
    }
    lines.push(line);
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}
