import { expect, test } from 'vitest';
import { isEmail } from './is-email.ts';
import { isRequestUrl, isUrl } from './is-url.ts';

test.each([
  ['ops@example.com', true],
  ['first.last+tag@sub.example.co.uk', true],
  ['jürgen@bücher.example', true],
  ['"two words"@example.com', true],
  ['ops@example.com.', true],
  ['ops@localhost', false],
  ['ops@example.c0', false],
  ['.ops@example.com', false],
  ['two words@example.com', false],
  ['ops@-example.com', false],
  ['', false],
])('%s as an email: %s', (text, expected) => {
  expect(isEmail(text)).toBe(expected);
});

test.each([
  ['https://example.com/team?x=1#y', true],
  ['example.com', true],
  ['example.com:8080/x', true],
  ['user:secret@example.com', true],
  ['http://192.168.1.10:80', true],
  ['http://[2001:db8::1]/', true],
  ['http://localhost', true],
  ['http://.example.com', false],
  ['localhost/path', false],
  ['gopher://example.com', false],
  ['https://exa mple.com', false],
  ['a.b', false],
])('%s as the url of a maintainer: %s', (text, expected) => {
  expect(isUrl(text)).toBe(expected);
});

test.each([
  ['https://example.com/icon.png', true],
  ['data:image/png;base64,AAAA', true],
  ['/icon.png', false],
  ['icon.png', false],
  ['https://example.com/%zz', false],
])('%s as the url of an icon or a source: %s', (text, expected) => {
  expect(isRequestUrl(text)).toBe(expected);
});

test('a long hostile text is answered at once', () => {
  const start = performance.now();
  isEmail(`${'a.'.repeat(20_000)}@${'a-'.repeat(20_000)}.`);
  isEmail(`"${'('.repeat(2_000)}@example.com`);
  isUrl(`${'a-'.repeat(1_000)}.!`);
  expect(performance.now() - start).toBeLessThan(2_000);
});
