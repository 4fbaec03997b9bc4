import { expect, test } from 'vitest';
import {
  escapedPath,
  formatRedactedUrl,
  formatRequestUri,
  formatUrl,
  formatUserinfo,
  hostnameOf,
  joinUrlPath,
  parseRequestUri,
  parseUrl,
  portOf,
  resolveUrl,
} from './index.ts';

test('every part of a URL is told apart', () => {
  const url = parseUrl('HTTPS://ann:s%40c@example.com:8443/a%20b/c?x=1&y#top%21');
  expect(url).toMatchObject({
    scheme: 'https',
    user: { username: 'ann', password: 's@c' },
    host: 'example.com:8443',
    path: '/a b/c',
    rawPath: '',
    rawQuery: 'x=1&y',
    fragment: 'top!',
    rawFragment: 'top%21',
  });
  expect([hostnameOf(url), portOf(url), formatUserinfo(url.user!)]).toEqual(['example.com', '8443', 'ann:s%40c']);
  expect(formatRequestUri(url)).toBe('/a%20b/c?x=1&y');
  expect(formatRedactedUrl(url)).toBe('https://ann:xxxxx@example.com:8443/a%20b/c?x=1&y#top%21');
});

test.each([
  ['http://h', 'http://h'],
  ['HTTP://h', 'http://h'],
  ['mailto:a@b', 'mailto:a@b'],
  ['oci://registry/x?', 'oci://registry/x?'],
  ['file:/etc/passwd', 'file:/etc/passwd'],
  ['//h/p', '//h/p'],
  ['/a%2Fb', '/a%2Fb'],
  ['/a b', '/a%20b'],
  ['é/x', '%C3%A9/x'],
  ['http://h/#a b', 'http://h/#a%20b'],
  ['http://[fe80::1%25en0]:80/', 'http://[fe80::1%25en0]:80/'],
  ['http://h%c3%a9/', 'http://h%C3%A9/'],
  ['*', '*'],
  ['', ''],
])('%j is printed as %j', (text, printed) => {
  expect(formatUrl(parseUrl(text))).toBe(printed);
});

test.each([
  ['http://a b/', 'parse "http://a b/": invalid character " " in host name'],
  ['http://h:x/', 'parse "http://h:x/": invalid port ":x" after host'],
  ['http://h:1:2/', 'parse "http://h:1:2/": invalid port ":1:2" after host'],
  ['a:b:c\n', 'parse "a:b:c\\n": net/url: invalid control character in URL'],
  ['1:2', 'parse "1:2": first path segment in URL cannot contain colon'],
  [':a', 'parse ":a": missing protocol scheme'],
  ['/%zz', 'parse "/%zz": invalid URL escape "%zz"'],
  ['/%é', 'parse "/%é": invalid URL escape "%é"'],
  ['/%€', 'parse "/%€": invalid URL escape "%\\xe2\\x82"'],
  ['/a#%', 'parse "/a#%": invalid URL escape "%"'],
  ['http://h%41/', 'parse "http://h%41/": invalid URL escape "%41"'],
  ['http://u é@h/', 'parse "http://u é@h/": net/url: invalid userinfo'],
  ['http://[::1/', 'parse "http://[::1/": missing \']\' in host'],
  ['http://x[::1]/', 'parse "http://x[::1]/": invalid IP-literal'],
  ['http://[1.2.3.4]/', 'parse "http://[1.2.3.4]/": invalid IP-literal'],
  [
    'http://[1::2::3]/',
    'parse "http://[1::2::3]/": invalid host: ParseAddr("1::2::3"): multiple :: in address (at ":3")',
  ],
  [
    'http://[::256.1.1.1]/',
    'parse "http://[::256.1.1.1]/": invalid host: ParseAddr("::256.1.1.1"): IPv4 field has value >255',
  ],
])('%j is refused: %s', (text, message) => {
  expect(() => parseUrl(text)).toThrow(message);
});

test('the target of a request must be absolute', () => {
  expect(formatUrl(parseRequestUri('/a?b'))).toBe('/a?b');
  expect(() => parseRequestUri('a/b')).toThrow('parse "a/b": invalid URI for request');
  expect(() => parseRequestUri('')).toThrow('parse "": empty url');
});

test('a URL put together from parts gets the slashes and dots that keep its meaning', () => {
  expect(formatUrl({ scheme: 'https', host: 'h', path: 'a' })).toBe('https://h/a');
  expect(formatUrl({ path: 'a:b/c' })).toBe('./a:b/c');
  expect(formatUrl({ scheme: 'x', opaque: 'y', rawQuery: 'q', fragment: 'f g' })).toBe('x:y?q#f%20g');
  expect(escapedPath({ path: '/a/b', rawPath: '/a%2Fb' })).toBe('/a%2Fb');
  expect(escapedPath({ path: '/c', rawPath: '/a%2Fb' })).toBe('/c');
});

test.each([
  ['http://h/a/b', 'c', 'http://h/a/c'],
  ['http://h/a/b', '../../../c', 'http://h/c'],
  ['http://h/a/b?q#f', '', 'http://h/a/b?q#f'],
  ['http://h/a/b?q#f', '#g', 'http://h/a/b?q#g'],
  ['http://h/a/b', '?x', 'http://h/a/b?x'],
  ['http://h/a/b', '//i/./j/', 'http://i/j/'],
  ['http://h/a/b/', '.', 'http://h/a/b/'],
  ['mailto:x', '', 'mailto:x'],
])('from %s the reference %j leads to %s', (base, reference, target) => {
  expect(formatUrl(resolveUrl(parseUrl(base), parseUrl(reference)))).toBe(target);
});

test.each([
  ['https://h/charts', ['index.yaml'], 'https://h/charts/index.yaml'],
  ['https://h', ['a', '../b/'], 'https://h/b/'],
  ['a/', [], 'a/'],
])('joining to %s', (base, elements, joined) => {
  expect(formatUrl(joinUrlPath(parseUrl(base), ...elements))).toBe(joined);
});
