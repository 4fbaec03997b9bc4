import {
  defineFunc,
  GoError,
  type GoFunc,
  type GoMap,
  type GoNil,
  type GoValue,
  MAP,
  STRING,
  typeOf,
} from '@metachart/go-runtime/reflect';
import { formatUrl, formatUserinfo, hostnameOf, parseUrl, type Userinfo } from '@metachart/go-runtime/url';
import { nilDereference } from './values/panics.ts';

/** urlParse and urlJoin: between a URL and a dict of its parts. */
export const urlFuncs: readonly GoFunc[] = [
  defineFunc('urlParse', { params: [STRING], result: MAP }, splitUrl),
  defineFunc('urlJoin', { params: [MAP], result: STRING }, joinUrl),
];

function splitUrl(text: string): GoMap {
  const url = parse(text, 'unable to parse url');
  return new Map<string, GoValue>([
    ['scheme', url.scheme],
    ['host', url.host],
    ['hostname', hostnameOf(url)],
    ['path', url.path],
    ['query', url.rawQuery],
    ['opaque', url.opaque],
    ['fragment', url.fragment],
    ['userinfo', url.user ? formatUserinfo(url.user) : ''],
  ]);
}

/** Parts that are missing are empty; `hostname` is not looked at. */
function joinUrl(parts: GoMap | GoNil): string {
  const url = {
    scheme: textPart(parts, 'scheme'),
    host: textPart(parts, 'host'),
    path: textPart(parts, 'path'),
    rawQuery: textPart(parts, 'query'),
    opaque: textPart(parts, 'opaque'),
    fragment: textPart(parts, 'fragment'),
  };
  const userinfo = textPart(parts, 'userinfo');
  return formatUrl({ ...url, user: userinfo === '' ? undefined : parseUserinfo(userinfo) });
}

function textPart(parts: GoMap | GoNil, name: string): string {
  if (!(parts instanceof Map) || !parts.has(name)) return '';
  const value = parts.get(name);
  if (typeof value === 'string') return value;
  const type = typeOf(value);
  throw type === undefined
    ? nilDereference()
    : new GoError(`unable to parse ${name} key, must be of type string, but ${type.kind} found`);
}

function parseUserinfo(text: string): Userinfo | undefined {
  return parse(`proto://${text}@host`, 'unable to parse userinfo in dict').user;
}

function parse(text: string, refusal: string): ReturnType<typeof parseUrl> {
  try {
    return parseUrl(text);
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`${refusal}: ${error.message}`);
    throw error;
  }
}
