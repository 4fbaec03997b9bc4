import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingCodes } from '../../src/index.ts';

const text = readFileSync(new URL('../../LINT.md', import.meta.url), 'utf8');

test('every kind of finding is described', () => {
  expect(findingCodes.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});

test('no kind is described that does not exist', () => {
  const described = [...text.matchAll(/`(lint\/[a-z0-9-]+)`/g)].map((match) => match[1]);
  expect(described.filter((code) => !(findingCodes as readonly (string | undefined)[]).includes(code))).toEqual([]);
});
