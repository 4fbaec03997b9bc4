import { joinPath } from '../path/index.ts';
import { escapedPath } from './format-url.ts';
import { pathFields, type Url } from './parse-url.ts';

/** The URL that a reference means where it stands, as URL.ResolveReference (RFC 3986, section 5.2). */
export function resolveUrl(base: Url, reference: Url): Url {
  const url: Url = { ...reference, scheme: reference.scheme || base.scheme };
  if (reference.scheme !== '' || reference.host !== '' || reference.user !== undefined) {
    return { ...url, ...pathFields(resolvePath(escapedPath(reference), '')) };
  }
  if (reference.opaque !== '') return { ...url, user: undefined, host: '', path: '' };
  const inherited = reference.path === '' ? inheritedParts(base, reference) : {};
  if (reference.path === '' && base.opaque !== '') {
    return { ...url, ...inherited, opaque: base.opaque, user: undefined, host: '', path: '' };
  }
  const path = pathFields(resolvePath(escapedPath(base), escapedPath(reference)));
  return { ...url, ...inherited, host: base.host, user: base.user, ...path };
}

/** The URL with elements joined to its path, as URL.JoinPath. Throws GoError for malformed escapes. */
export function joinUrlPath(url: Url, ...elements: readonly string[]): Url {
  const base = escapedPath(url);
  const rooted = base.startsWith('/');
  const joined = joinPath(rooted ? base : `/${base}`, ...elements);
  const path = rooted ? joined : joined.slice(1);
  const last = elements.at(-1) ?? (rooted ? base : `/${base}`);
  return { ...url, ...pathFields(last.endsWith('/') && !path.endsWith('/') ? `${path}/` : path) };
}

function inheritedParts(base: Url, reference: Url): Partial<Url> {
  if (reference.forceQuery || reference.rawQuery !== '') return {};
  const { rawQuery, fragment, rawFragment } = base;
  return reference.fragment === '' ? { rawQuery, fragment, rawFragment } : { rawQuery };
}

function resolvePath(base: string, reference: string): string {
  let full = reference;
  if (reference === '') full = base;
  else if (!reference.startsWith('/')) full = base.slice(0, base.lastIndexOf('/') + 1) + reference;
  if (full === '') return '';
  const elements = full.split('/');
  let path = '/';
  let first = true;
  for (const element of elements) {
    if (element === '.') {
      first = false;
    } else if (element === '..') {
      path = path.slice(0, Math.max(path.lastIndexOf('/'), 1));
      first = path.length === 1;
    } else {
      path += (first ? '' : '/') + element;
      first = false;
    }
  }
  const last = elements.at(-1);
  if (last === '.' || last === '..') path += '/';
  return path.startsWith('//') ? path.slice(1) : path;
}
