import type { KnownActions } from './parse/known-actions.ts';
import { type ParsedFile, type ParseOptions, parseFile } from './parse/parse-file.ts';

/**
 * Parsed and compiled templates by name and text, independent of any set: adding the same text again costs a lookup.
 * Holds at most `maxCharacters` of template text; when full it starts again from nothing. Compiled calls remember the set
 * that executed them last, so a cache keeps that set alive.
 */
export interface ParseCache {
  readonly files: Map<string, Map<string, ParsedFile>>;
  readonly actions: KnownActions;
  readonly maxCharacters: number;
  characters: number;
}

const defaultMaxCharacters = 16 * 1024 * 1024;

export function createParseCache({
  maxCharacters = defaultMaxCharacters,
}: {
  readonly maxCharacters?: number;
} = {}): ParseCache {
  return { files: new Map(), actions: new Map(), maxCharacters, characters: 0 };
}

/** parseFile through a cache. */
export function parseCached(cache: ParseCache, name: string, text: string, options: ParseOptions): ParsedFile {
  if (!isUsual(options)) return parseFile(name, text, options);
  let texts = cache.files.get(name);
  const known = texts?.get(text);
  if (known !== undefined) return known;
  const file = parseFile(name, text, { ...options, actions: cache.actions });
  if (cache.characters + text.length > cache.maxCharacters) {
    cache.files.clear();
    cache.actions.clear();
    cache.characters = 0;
    texts = undefined;
  }
  if (texts === undefined) {
    texts = new Map();
    cache.files.set(name, texts);
  }
  texts.set(text, file);
  cache.characters += text.length;
  return file;
}

/** Other delimiters and functions named like keywords are so rare that their templates need no cache. */
function isUsual(options: ParseOptions): boolean {
  const { leftDelimiter = '{{', rightDelimiter = '}}', breakIsKeyword = true, continueIsKeyword = true } = options;
  return leftDelimiter === '{{' && rightDelimiter === '}}' && breakIsKeyword && continueIsKeyword;
}
