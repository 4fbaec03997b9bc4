import { concatStrings } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';
import { quote } from '../strconv/index.ts';
import { ipFamilyOf } from './ip-literal.ts';
import { escapeUrlPart, unescapeUrlPart } from './url-escape.ts';

/** The fields of Go's url.URL. What is raw is as written, the rest is unescaped. */
export interface Url {
  readonly scheme: string;
  /** What follows the scheme when it does not begin with a slash. */
  readonly opaque: string;
  readonly user: Userinfo | undefined;
  /** `host` or `host:port`. */
  readonly host: string;
  readonly path: string;
  /** Only where it is not the default escaping of `path`. */
  readonly rawPath: string;
  /** A question mark stands without a query. */
  readonly forceQuery: boolean;
  /** A scheme is followed by a path without `//`. */
  readonly omitHost: boolean;
  readonly rawQuery: string;
  readonly fragment: string;
  /** Only where it is not the default escaping of `fragment`. */
  readonly rawFragment: string;
}

export interface Userinfo {
  readonly username: string;
  /** Undefined where no colon follows the name. */
  readonly password: string | undefined;
}

export const EMPTY_URL: Url = {
  scheme: '',
  opaque: '',
  user: undefined,
  host: '',
  path: '',
  rawPath: '',
  forceQuery: false,
  omitHost: false,
  rawQuery: '',
  fragment: '',
  rawFragment: '',
};

/** Reads a URL or a relative reference, as url.Parse. Throws GoError `parse "…": …`. */
export function parseUrl(text: string): Url {
  const [main, fragment] = cut(text, '#');
  const url = explained(main, () => parseMain(main, 'reference'));
  return fragment === '' ? url : explained(text, () => ({ ...url, ...fragmentFields(fragment) }));
}

/** Reads the target of an HTTP request: an absolute URL or path without a fragment, as url.ParseRequestURI. */
export function parseRequestUri(text: string): Url {
  return explained(text, () => parseMain(text, 'request'));
}

/** The two path fields for a path as written. Throws GoError for malformed escapes. */
export function pathFields(written: string): Pick<Url, 'path' | 'rawPath'> {
  const path = unescapeUrlPart(written, 'path');
  return { path, rawPath: escapeUrlPart(path, 'path') === written ? '' : written };
}

function fragmentFields(written: string): Pick<Url, 'fragment' | 'rawFragment'> {
  const fragment = unescapeUrlPart(written, 'fragment');
  return { fragment, rawFragment: escapeUrlPart(fragment, 'fragment') === written ? '' : written };
}

function explained<Result>(text: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`parse ${quote(text)}: ${error.message}`, error);
    throw error;
  }
}

function parseMain(text: string, kind: 'reference' | 'request'): Url {
  if (/[\0-\x1f\x7f]/.test(text)) throw new GoError('net/url: invalid control character in URL');
  if (text === '' && kind === 'request') throw new GoError('empty url');
  if (text === '*') return { ...EMPTY_URL, path: '*' };
  const { scheme, rest: afterScheme } = splitScheme(text);
  const forceQuery = afterScheme.indexOf('?') === afterScheme.length - 1 && afterScheme !== '';
  const [hierarchy, rawQuery] = cut(afterScheme, '?');
  const url: Url = { ...EMPTY_URL, scheme, forceQuery, rawQuery };
  if (!hierarchy.startsWith('/')) {
    if (scheme !== '') return { ...url, opaque: hierarchy };
    if (kind === 'request') throw new GoError('invalid URI for request');
    if (cut(hierarchy, '/')[0].includes(':')) {
      throw new GoError('first path segment in URL cannot contain colon');
    }
  }
  const mayHaveHost = scheme !== '' || (kind === 'reference' && !hierarchy.startsWith('///'));
  if (!mayHaveHost || !hierarchy.startsWith('//')) {
    return { ...url, omitHost: scheme !== '' && hierarchy.startsWith('/'), ...pathFields(hierarchy) };
  }
  const slash = hierarchy.indexOf('/', 2);
  const authority = hierarchy.slice(2, slash < 0 ? undefined : slash);
  return { ...url, ...parseAuthority(scheme, authority), ...pathFields(slash < 0 ? '' : hierarchy.slice(slash)) };
}

/** The scheme in lower case, or "" where the text does not begin with one. */
function splitScheme(text: string): { readonly scheme: string; readonly rest: string } {
  if (text.startsWith(':')) throw new GoError('missing protocol scheme');
  const colon = text.indexOf(':');
  if (colon < 0 || !/^[a-z][a-z0-9+.-]*$/i.test(text.slice(0, colon))) return { scheme: '', rest: text };
  return { scheme: text.slice(0, colon).toLowerCase(), rest: text.slice(colon + 1) };
}

function parseAuthority(scheme: string, authority: string): Pick<Url, 'user' | 'host'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) return { user: undefined, host };
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) throw new GoError('net/url: invalid userinfo');
  const colon = userinfo.indexOf(':');
  const username = unescapeUrlPart(colon < 0 ? userinfo : userinfo.slice(0, colon), 'user-password');
  const password = colon < 0 ? undefined : unescapeUrlPart(userinfo.slice(colon + 1), 'user-password');
  return { user: { username, password }, host };
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw new GoError('invalid IP-literal');
  if (bracket === 0) return parseBracketedHost(host);
  const first = host.indexOf(':');
  if (first >= 0) {
    const isHttp = scheme === 'http' || scheme === 'https';
    checkPort(host.slice(isHttp ? first : host.lastIndexOf(':')));
  }
  return unescapeUrlPart(host, 'host');
}

function parseBracketedHost(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw new GoError("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const name = unescapeIpLiteral(host.slice(1, close));
  let family: 4 | 6;
  try {
    family = ipFamilyOf(name);
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`invalid host: ${error.message}`, error);
    throw error;
  }
  if (family === 4) throw new GoError('invalid IP-literal');
  return `[${name}]${port}`;
}

/** A zone begins at %25, and may hold escapes that a host may not. */
function unescapeIpLiteral(name: string): string {
  const zone = name.indexOf('%25');
  if (zone < 0) return unescapeUrlPart(name, 'host');
  return concatStrings(unescapeUrlPart(name.slice(0, zone), 'host'), unescapeUrlPart(name.slice(zone), 'zone'));
}

function checkPort(port: string): void {
  if (!isOptionalPort(port)) throw new GoError(`invalid port ${quote(port)} after host`);
}

/** Whether the text is empty or a colon with digits, perhaps none. */
export function isOptionalPort(text: string): boolean {
  return /^(?::[0-9]*)?$/.test(text);
}

function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
