import { expect, test } from 'vitest';
import { splitManifests } from './split-manifests.ts';

test.each([
  ['documents are trimmed and empty ones left out', '---\na: 1\n\n---\n---\n  b: 2  \n---\n', ['a: 1', '---\n  b: 2']],
  ['of two separators in a row the second stays in a document', '---\n\n---\n# only comment', ['---\n# only comment']],
  ['text after a separator on its line belongs to the next document', 'a: 1\n--- # two\nb: 2', ['a: 1', '# two\nb: 2']],
  ['a separator may stand in a block scalar', 'a: |\n  x\n---\n  y', ['a: |\n  x', 'y']],
  ['an indented one is none', 'a: |\n  ---\n  y', ['a: |\n  ---\n  y']],
  ['a longer dash line begins with a separator', 'a: 1\n-----\nb: 2', ['a: 1', '--\nb: 2']],
  ['CRLF is trimmed at the ends and kept inside', 'a: 1\r\nb: 2\r\n---\r\nc: 3\r\n', ['a: 1\r\nb: 2', 'c: 3']],
  ['comments are documents', '# a\n---\n# b', ['# a', '# b']],
  ['a text of white space has none', ' \n\t ', []],
  ['a document of a no-break space is an empty text', 'a\n---\n\u00a0\n---\nb', ['a', '', 'b']],
])('O2: %s', (_, text, documents) => {
  expect(splitManifests(text)).toEqual(documents);
});

test('4.5 MB split in well under a second, also where blank lines abound', () => {
  const document = `a: ${'x'.repeat(500)}\n${'\n'.repeat(500)}---\n`;
  const started = performance.now();
  expect(splitManifests(document.repeat(4500))).toHaveLength(4500);
  expect(performance.now() - started).toBeLessThan(1000);
});
