import { EMPTY_URL, isOptionalPort, type Url, type Userinfo } from './parse-url.ts';
import { escapeUrlPart, isValidlyEscaped, type UrlPart, unescapeUrlPart } from './url-escape.ts';

/** A URL as text, as URL.String; missing parts are empty. */
export function formatUrl(parts: Partial<Url>): string {
  const url = { ...EMPTY_URL, ...parts };
  const scheme = url.scheme === '' ? '' : `${url.scheme}:`;
  const query = url.forceQuery || url.rawQuery !== '' ? `?${url.rawQuery}` : '';
  const fragment = url.fragment === '' ? '' : `#${escapedFragment(url)}`;
  return scheme + (url.opaque === '' ? formatHierarchy(url) : url.opaque) + query + fragment;
}

/** `name:password`, each escaped, as Userinfo.String. */
export function formatUserinfo({ username, password }: Userinfo): string {
  const name = escapeUrlPart(username, 'user-password');
  return password === undefined ? name : `${name}:${escapeUrlPart(password, 'user-password')}`;
}

/** The URL with `xxxxx` in place of a password, as URL.Redacted. */
export function formatRedactedUrl(url: Url): string {
  if (url.user?.password === undefined) return formatUrl(url);
  return formatUrl({ ...url, user: { ...url.user, password: 'xxxxx' } });
}

/** The path as it stands in the URL: the raw one where that is an escaping of the path, as URL.EscapedPath. */
export function escapedPath({ path, rawPath }: Pick<Url, 'path' | 'rawPath'>): string {
  return path === '*' && rawPath === '' ? path : escapedAs(path, { raw: rawPath, part: 'path' });
}

/** The fragment as it stands in the URL, as URL.EscapedFragment. */
export function escapedFragment({ fragment, rawFragment }: Pick<Url, 'fragment' | 'rawFragment'>): string {
  return escapedAs(fragment, { raw: rawFragment, part: 'fragment' });
}

/** Path (at least "/") and query, as URL.RequestURI. */
export function formatRequestUri(url: Url): string {
  const query = url.forceQuery || url.rawQuery !== '' ? `?${url.rawQuery}` : '';
  if (url.opaque === '') return (escapedPath(url) || '/') + query;
  return (url.opaque.startsWith('//') ? `${url.scheme}:` : '') + url.opaque + query;
}

/** The host without a port and without brackets, as URL.Hostname. */
export function hostnameOf({ host }: Pick<Url, 'host'>): string {
  const name = host.slice(0, portStart(host));
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
}

/** The port, or "", as URL.Port. */
export function portOf({ host }: Pick<Url, 'host'>): string {
  return host.slice(portStart(host) + 1);
}

function portStart(host: string): number {
  const colon = host.lastIndexOf(':');
  return colon >= 0 && isOptionalPort(host.slice(colon)) ? colon : host.length;
}

function formatHierarchy(url: Url): string {
  const path = escapedPath(url);
  const authority = formatAuthority(url);
  if (path !== '' && !path.startsWith('/') && url.host !== '') return `${authority}/${path}`;
  // A colon in the first segment would read as the end of a scheme.
  const needsDot = url.scheme === '' && authority === '' && /^[^/]*:/.test(path);
  return authority + (needsDot ? './' : '') + path;
}

function formatAuthority({ scheme, host, user, path, omitHost }: Url): string {
  if (scheme === '' && host === '' && user === undefined) return '';
  if (omitHost && host === '' && user === undefined) return '';
  if (host === '' && path === '' && user === undefined) return '';
  return `//${user === undefined ? '' : `${formatUserinfo(user)}@`}${escapeUrlPart(host, 'host')}`;
}

function escapedAs(text: string, { raw, part }: { readonly raw: string; readonly part: UrlPart }): string {
  return raw !== '' && isEscapingOf(text, raw, part) ? raw : escapeUrlPart(text, part);
}

function isEscapingOf(text: string, raw: string, part: UrlPart): boolean {
  if (!isValidlyEscaped(raw, part) || /%(?![0-9a-fA-F]{2})/.test(raw)) return false;
  return unescapeUrlPart(raw, part) === text;
}
