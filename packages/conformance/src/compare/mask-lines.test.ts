import { expect, test } from 'vitest';
import { maskLines } from './mask-lines.ts';

test('a random password is masked and counted', () => {
  const result = maskLines(
    ['password: aaa1\nx: 1', 'password: bbb2\nx: 1'],
    ['password: ccc3\nx: 1', 'password: ddd4\nx: 1'],
  );
  expect(result).toEqual({ kind: 'equal', maskedSpans: 1 });
});

test('a fixed text where Helm writes a random one is a difference', () => {
  const result = maskLines(['password: aaa1', 'password: bbb2'], ['password: ccc3', 'password: ccc3']);
  expect(result).toMatchObject({ kind: 'different', line: 1 });
});

test('another text beside a random one on the same line is a difference', () => {
  const result = maskLines(['user: a pw: aaa1', 'user: a pw: bbb2'], ['user: b pw: ccc3', 'user: b pw: ddd4']);
  expect(result).toMatchObject({ kind: 'different' });
});

test('a line too many is a difference', () => {
  const result = maskLines(['a: r1', 'a: r2'], ['a: r3\nb: 1', 'a: r4\nb: 1']);
  expect(result).toMatchObject({ kind: 'different', line: 2, helm: '<end>' });
});

test('a bcrypt hash is one word, dots and all', () => {
  const hash = (salted: string) => `user:$2a$10$${salted}`;
  const result = maskLines([hash('Xse/CZ.b'), hash('Sq.AjvU6')], [hash('2ZH7.mh.'), hash('..kCjleZ')]);
  expect(result).toEqual({ kind: 'equal', maskedSpans: 1 });
});
