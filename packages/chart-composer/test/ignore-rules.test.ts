import { expect, test } from 'vitest';
import { chartIgnoreFilter, createIgnoreFilter, parseIgnoreRules, selectChartFiles } from '../src/index.ts';
import { chartFiles } from './case-files.ts';

// L5. `/` at the end of a path marks a directory.
test.each([
  ['*.txt', { 'a.txt': true, 'x/a.txt': true, 'a.md': false }],
  ['x/*.txt', { 'x/a.txt': true, 'y/x/a.txt': false, 'x/y/a.txt': false }],
  ['/a.txt', { 'a.txt': true, 'x/a.txt': false }],
  ['docs/', { 'docs/': true, docs: false, 'x/docs/': true }],
  ['!keep.txt', { 'keep.txt': false, 'Chart.yaml': true, 'x/': true }],
  ['!docs/', { 'docs/': false, docs: true, 'x/': true }],
  ['# comment\n\n  a  \n', { a: true, '# comment': false }],
  ['\ufeffa', { a: true }],
  ['a\r\nb\r\n', { a: true, b: true }],
  ['[a-c]?', { ab: true, db: false }],
  ['é', { é: true, 'x/é': true }],
])('%s', (text, expected) => {
  const ignores = createIgnoreFilter(parseIgnoreRules(text));
  const decide = (path: string) => ignores(path.replace(/\/$/, ''), { directory: path.endsWith('/') });
  expect(Object.fromEntries(Object.keys(expected).map((path) => [path, decide(path)]))).toEqual(expected);
});

test.each([
  ['a/**/b', 'double-star (**) syntax is not supported'],
  ['[z-', 'syntax error in pattern'],
  ['x'.repeat(65_536), 'bufio.Scanner: token too long'],
])('%.10s is refused', (text, message) => {
  expect(() => parseIgnoreRules(text)).toThrow(message);
});

test('a pattern that turns out malformed only at some names is no match there', () => {
  const ignores = createIgnoreFilter(parseIgnoreRules('x*['));
  expect(ignores('xyz', { directory: false })).toBe(false);
});

test('one leading slash is stripped at each question, as in Go', () => {
  const ignores = createIgnoreFilter(parseIgnoreRules('//a'));
  expect([ignores('a', { directory: false }), ignores('a', { directory: false })]).toEqual([false, true]);
});

test('dot files in templates/ are always ignored', () => {
  const ignores = chartIgnoreFilter(undefined);
  expect(ignores('templates/.hidden', { directory: false })).toBe(true);
  expect(ignores('.hidden', { directory: false })).toBe(false);
});

test('files come in the order of a walk, without what an ignored directory holds', () => {
  const files = chartFiles({
    'b/x': '',
    'a-b': '',
    'a/z': '',
    'a.txt': '',
    'secret/deep/x': '',
    '.helmignore': 'secret/\n',
    'Chart.yaml': '\ufeffname: c',
    'templates/.x': '',
  });
  const selected = selectChartFiles(files);
  expect(selected.map(({ name }) => name)).toEqual(['.helmignore', 'Chart.yaml', 'a/z', 'a-b', 'a.txt', 'b/x']);
  expect(Buffer.from(selected[1]!.data).toString()).toBe('name: c');
});

test('a file over 5 MiB is refused, unless it is ignored', () => {
  const large = { name: 'x/big.bin', data: new Uint8Array(5 * 2 ** 20 + 1) };
  expect(() => selectChartFiles([large])).toThrow('chart file "big.bin" is larger than the maximum file size 5242880');
  expect(selectChartFiles([large, ...chartFiles({ '.helmignore': '*.bin' })])).toHaveLength(1);
});

test('every pattern may ignore a path, whatever its kind and place', () => {
  const ignores = createIgnoreFilter(parseIgnoreRules('*.swp\nOWNERS\n.git/\nx/y\nci/*-values.yaml\na?c\n'));
  const decide = (path: string) => ignores(path.replace(/\/$/, ''), { directory: path.endsWith('/') });
  const ignored = ['x.swp', 'a/OWNERS', 'a/.git/', 'x/y', 'ci/a-values.yaml', 'b/abc', 'OWNERS/'];
  expect(ignored.filter((path) => !decide(path))).toEqual([]);
  const kept = ['.git', 'x/y/z', 'a/x/y', 'ci/values.yaml', 'b/abcd', 'OWNERS.md', 'a/ci/a-values.yaml'];
  expect(kept.filter(decide)).toEqual([]);
});

test('a pattern that counts how often it is asked comes before the names that follow it', () => {
  const ignores = createIgnoreFilter(parseIgnoreRules('//a\nb\n'));
  expect([ignores('b', { directory: false }), ignores('a', { directory: false })]).toEqual([true, true]);
});
