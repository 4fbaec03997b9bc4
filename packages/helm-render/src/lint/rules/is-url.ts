import { byteLength, runesOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { compileRegexp, matchString } from '@metachart/go-runtime/regexp';
import { parseRequestUri, parseUrl, type Url } from '@metachart/go-runtime/url';

/**
 * Whether a maintainer's url passes Helm's check (github.com/asaskevich/govalidator, IsURL). A scheme is not needed, a
 * host is.
 */
export function isUrl(text: string): boolean {
  if (byteLength(text) <= 3 || runesOf(text).length >= 2083 || text.startsWith('.')) return false;
  const url = parseOrUndefined(() => parseUrl(text.includes(':') && !text.includes('://') ? `http://${text}` : text));
  if (url === undefined || url.host.startsWith('.')) return false;
  if (url.host === '' && url.path !== '' && !url.path.includes('.')) return false;
  urlPattern ??= compileRegexp(urlExpression());
  return matchString(urlPattern, text);
}

/** Whether a source or an icon is an absolute URL to Helm (govalidator, IsRequestURL): it only needs a scheme. */
export function isRequestUrl(text: string): boolean {
  return (parseOrUndefined(() => parseRequestUri(text))?.scheme ?? '') !== '';
}

function parseOrUndefined(parse: () => Url): Url | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof GoError) return undefined;
    throw error;
  }
}

let urlPattern: ReturnType<typeof compileRegexp> | undefined;

function urlExpression(): string {
  const scheme = '(?:(?:ftp|tcp|udp|wss?|https?)://)?';
  const user = '(?:\\S+@)?';
  const host = `(?:${ipv4()}|\\[(?:${ipv6()})\\]|${hostName()})`;
  return `^${scheme}${user}${host}\\.?(?::\\d{1,5})?(?:[/?#]\\S*)?$`;
}

function ipv4(): string {
  const first = '(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3]|24\\d|25[0-5])';
  const middle = '(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])';
  const last = '(?:[0-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])';
  return `${first}(?:\\.${middle}){2}\\.${last}`;
}

function ipv6(): string {
  const group = '[0-9a-fA-F]{1,4}';
  const byte = '(?:25[0-5]|(?:2[0-4]|1?[0-9])?[0-9])';
  const embedded = `(?:${byte}\\.){3}${byte}`;
  const shortened = [1, 2, 3, 4, 5, 6].map((n) => `(?:${group}:){1,${n}}(?::${group}){1,${7 - n}}`);
  return [
    `(?:${group}:){7}${group}`,
    ...shortened,
    `(?:${group}:){1,7}:`,
    `:(?::${group}){1,7}`,
    '::',
    'fe80:(?::[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]+',
    `::(?:ffff(?::0{1,4})?:)?${embedded}`,
    `(?:${group}:){1,4}:${embedded}`,
  ].join('|');
}

/** Labels with single or double hyphens inside; the labels before them may hold underscores too. */
function hostName(): string {
  const word = '[a-zA-Z0-9\\x{a1}-\\x{ffff}]';
  const plain = '[a-zA-Z0-9]';
  const before = `(?:${plain}[\\w-]*${plain}(?:[-.]${plain}+)*|www\\.|${plain}+(?:[-_.]?${plain})*${plain}\\.${plain}+)?`;
  return `(?:${before}(?:${word}+-?-?)*${word}+(?:\\.[a-zA-Z\\x{a1}-\\x{ffff}]+)?)`;
}
