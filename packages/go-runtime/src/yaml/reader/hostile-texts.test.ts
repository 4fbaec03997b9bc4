import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import type { GoValue } from '../../reflect/index.ts';
import { decodeYaml, parseYaml, readYamlHead } from '../index.ts';

const prefix = 'error converting YAML to JSON: yaml: ';

function messageOf(read: () => unknown): string {
  try {
    read();
    return 'nothing was thrown';
  } catch (error) {
    return isDiagnosticError(error) ? error.code : (error as Error).message;
  }
}

function sizeOf(value: GoValue): number {
  return Array.isArray(value) || value instanceof Map ? [...value.values()].length : 0;
}

/** Ten levels, each of ten aliases to the one below: ten billion values if followed. */
function aliasBomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 10; level++) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}

test('Y9 aliases that multiply', () => {
  expect(messageOf(() => decodeYaml(aliasBomb()))).toBe(`${prefix}document contains excessive aliasing`);
  expect(messageOf(() => readYamlHead(aliasBomb()))).toBe(`${prefix}document contains excessive aliasing`);
});

test('Y9 merge keys that multiply', () => {
  const lines = ['a0: &a0 {x: 1}'];
  for (let level = 1; level < 30; level++) {
    lines.push(`a${level}: &a${level} {<<: [*a${level - 1}, *a${level - 1}], k: *a${level - 1}}`);
  }
  expect(messageOf(() => decodeYaml(lines.join('\n')))).toBe(`${prefix}document contains excessive aliasing`);
});

test('Y9 brackets and indents nest no deeper than 10,000', () => {
  expect(messageOf(() => decodeYaml('['.repeat(1_000_000)))).toBe(`${prefix}exceeded max depth of 10000`);
  expect(messageOf(() => decodeYaml(`x: ${'{'.repeat(1_000_000)}`))).toBe(`${prefix}exceeded max depth of 10000`);
  expect(messageOf(() => decodeYaml('- '.repeat(1_000_000)))).toBe(`${prefix}exceeded max depth of 10000`);
});

test('Y9 JSON in between allows 10,000 levels in all', () => {
  expect(sizeOf(decodeYaml('['.repeat(10_000) + ']'.repeat(10_000)))).toBe(1);
  expect(messageOf(() => decodeYaml(`${'- '.repeat(9_990)}[[[[[[[[[[{}]]]]]]]]]]`))).toBe(
    "error unmarshaling JSON: while decoding JSON: invalid character '{' exceeded max depth",
  );
});

test('a node tree as deep as the parser allows', () => {
  expect(parseYaml('['.repeat(10_000) + ']'.repeat(10_000))?.kind).toBe('sequence');
});

test('a text and a document too large to read', () => {
  expect(messageOf(() => decodeYaml(' '.repeat(70_000_000)))).toBe('yaml/text-too-large');
  expect(messageOf(() => decodeYaml('a: b\n'.repeat(2_200_000)))).toBe('yaml/too-many-nodes');
});

test('an error text that aliases make huge is cut', () => {
  const text = `a: &a ${'x'.repeat(500_000)}\n? [${'*a, '.repeat(90)}]\n: b\n`;
  expect(messageOf(() => decodeYaml(text)).length).toBeLessThan(1_100_000);
});

test.each([
  ['one word', `a: ${'x'.repeat(4_000_000)}`],
  ['many words', `a: ${'word '.repeat(800_000)}`],
  ['many lines of one scalar', `a: ${'word\n  '.repeat(600_000)}`],
  ['colons and number signs', `a: ${'b:c#d'.repeat(800_000)}`],
  ['blanks', `${' '.repeat(4_000_000)}a: b`],
  ['tabs', `a:${'\t'.repeat(4_000_000)}b`],
  ['breaks', `${'\n'.repeat(4_000_000)}a: b`],
  ['breaks in a block scalar', `a: |\n  x\n${'\n'.repeat(2_000_000)}  y\n`],
  ['breaks in quotes', `a: "${' \n'.repeat(1_000_000)}"`],
  ['escaped breaks in quotes', `a: "x\\${'\n'.repeat(1_000_000)}"`],
  ['doubled quotes', `a: '${"''".repeat(1_000_000)}'`],
  ['comments', `${'# c\n'.repeat(1_000_000)}a: b`],
  ['one key again and again', 'a: b\n'.repeat(500_000)],
  ['pairs in a flow map', `{${'a: b, '.repeat(400_000)}}`],
  ['digits', `a: ${'9'.repeat(2_000_000)}`],
  ['hexadecimal digits', `a: 0x${'f'.repeat(2_000_000)}`],
  ['underscores', `a: 1${'_'.repeat(2_000_000)}`],
  ['a long tag', `a: !${'%41'.repeat(500_000)} x`],
  ['characters of four bytes', `a: ${'\u{1f600}'.repeat(1_000_000)}`],
  ['next lines', `a: b${'\u0085'.repeat(1_000_000)} c`],
  ['byte order marks', `a: b${'\ufeff'.repeat(1_000_000)}`],
  ['nested brackets, line after line', `- ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`.repeat(50)],
  ['a staircase of keys', Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n')],
])('time stays linear: %s', (_, text) => {
  const start = performance.now();
  decodeYaml(text);
  expect(performance.now() - start).toBeLessThan(10_000);
});
