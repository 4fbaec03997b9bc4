import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { pathEscape, pathUnescape } from '@metachart/go-runtime/url';
import type { ExactJson } from '../json/parse-exact-json.ts';

/** A place in a document: its URL and a JSON pointer. */
export interface SchemaPlace {
  readonly url: string;
  readonly pointer: string;
}

/** Appends a token to a JSON pointer. */
export function appendToken(pointer: string, token: string | number): string {
  return `${pointer}/${escapeToken(String(token))}`;
}

/** A token as it stands in a JSON pointer. */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** A place as text: `URL#POINTER`, the pointer percent-encoded. */
export function formatPlace({ url, pointer }: SchemaPlace): string {
  return `${url}#${encodePointer(pointer)}`;
}

/** A JSON pointer percent-encoded, its slashes kept. */
export function encodePointer(pointer: string): string {
  if (/^[A-Za-z0-9/_.~$&+=:@-]*$/.test(pointer)) return pointer;
  return pointer.split('/').map(pathEscape).join('/');
}

/** A fragment without its percent-encoding; throws GoError with the text of jsonschema's ParseURLError. */
export function decodeFragment(url: string, fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return pathUnescape(fragment);
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`error in parsing ${quote(url)}: ${error.message}`);
    throw error;
  }
}

/** What stands at a place of a document. Throws GoError where nothing does. Go: jsonschema urlPtr.lookup. */
export function lookUp(document: ExactJson, place: SchemaPlace): ExactJson {
  let value = document;
  for (const raw of place.pointer.split('/').slice(1)) {
    const token = unescapeToken(raw);
    if (token === undefined) throw new GoError(`invalid json-pointer ${quote(formatPlace(place))}`);
    const next = step(value, token);
    if (next === undefined) throw new GoError(`json-pointer in ${quote(formatPlace(place))} not found`);
    value = next;
  }
  return value;
}

function step(value: ExactJson, token: string): ExactJson | undefined {
  if (value instanceof Map) return value.get(token);
  if (!Array.isArray(value) || !/^[+-]?[0-9]+$/.test(token)) return undefined;
  const index = Number(token);
  return index >= 0 ? value[index] : undefined;
}

function unescapeToken(token: string): string | undefined {
  if (!token.includes('~')) return token;
  if (/~(?![01])/.test(token)) return undefined;
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
