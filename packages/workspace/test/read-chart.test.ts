import { execFileSync } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { stringOf } from '@metachart/go-runtime/bytes';
import { expect, test } from 'vitest';
import { readChart, readChartFiles, readTextFile } from '../src/index.ts';
import { folderOf } from './folder.ts';

const chartYaml = 'apiVersion: v2\nname: web\nversion: 0.1.0\n';

function namesOf(root: string): string[] {
  return readChartFiles(root).map(({ name }) => name);
}

test('the files of a folder come in the order of a walk, names of each folder by bytes', () => {
  const root = folderOf({ 'b/x': '', 'a.yaml': '', 'a/y': '', B: '', é: '', 'b.yaml': '' });
  expect(namesOf(root)).toEqual(['B', 'a/y', 'a.yaml', 'b/x', 'b.yaml', 'é']);
});

test('L5: what .helmignore names is left out, folders with all they hold, and dot files in templates/', () => {
  const root = folderOf({
    '.helmignore': '*.bak\ndocs/\n',
    'Chart.yaml': chartYaml,
    'values.yaml.bak': '',
    'docs/deep/a.md': '',
    'templates/.hidden': '',
    'templates/a.yaml': '',
  });
  expect(namesOf(root)).toEqual(['.helmignore', 'Chart.yaml', 'templates/a.yaml']);
});

test('L4: a byte order mark is taken off', () => {
  const root = folderOf({ 'values.yaml': '\ufeffa: 1\n' });
  expect(readChartFiles(root).map(({ data }) => stringOf(data))).toEqual(['a: 1\n']);
});

test('symbolic links to files and folders are followed, under the name of the link, and told', () => {
  const elsewhere = folderOf({ 'deep/_h.tpl': 'helper', 'note.txt': 'note' });
  const root = folderOf({
    'Chart.yaml': chartYaml,
    'templates/lib': `-> ${elsewhere}/deep`,
    'n.txt': `-> ${elsewhere}/note.txt`,
  });
  const warnings: string[] = [];
  const files = readChartFiles(root, { warn: ({ message }) => warnings.push(message) });
  expect(files.map(({ name, data }) => [name, stringOf(data)])).toEqual([
    ['Chart.yaml', chartYaml],
    ['n.txt', 'note'],
    ['templates/lib/_h.tpl', 'helper'],
  ]);
  expect(warnings).toEqual([
    `found symbolic link in path: ${root}/n.txt resolves to ${elsewhere}/note.txt. Contents of linked file included and used`,
    `found symbolic link in path: ${root}/templates/lib resolves to ${elsewhere}/deep. Contents of linked file included and used`,
  ]);
});

test('a link to a folder around it is refused instead of followed for ever', () => {
  const root = folderOf({ 'templates/a.yaml': '', 'templates/up': '-> ..' });
  expect(() => readChartFiles(root)).toThrow(expect.objectContaining({ code: 'workspace/link-cycle' }));
});

test('an ignored link to a folder around it does no harm', () => {
  const root = folderOf({ '.helmignore': 'up/\n', 'templates/a.yaml': '', 'templates/up': '-> ..' });
  expect(namesOf(root)).toEqual(['.helmignore', 'templates/a.yaml']);
});

test('a dangling link ends the reading with the text of Helm', () => {
  const root = folderOf({ a: '-> nowhere' });
  expect(() => readChartFiles(root)).toThrow(
    `error evaluating symlink ${root}/a: lstat ${root}/nowhere: no such file or directory`,
  );
});

test('a pipe is no file of a chart', () => {
  const root = folderOf({ 'a.yaml': '' });
  execFileSync('mkfifo', [join(root, 'pipe')]);
  expect(() => readChartFiles(root)).toThrow(
    `cannot load irregular file ${root}/pipe as it has file mode type bits set`,
  );
});

test('L4: a file above 5 MiB is refused', () => {
  const root = folderOf({ 'big.bin': new Uint8Array(5 * 1024 * 1024 + 1) });
  expect(() => readChartFiles(root)).toThrow('chart file "big.bin" is larger than the maximum file size 5242880');
});

test('a folder and the same chart packed load alike', () => {
  const root = folderOf({
    'web/Chart.yaml': chartYaml,
    'web/values.yaml': 'a: 1\n',
    'web/templates/a.yaml': 'a: {{ .Values.a }}',
  });
  execFileSync('tar', ['-C', root, '-czf', join(root, 'web.tgz'), 'web']);
  const [folder, packed] = [readChart(join(root, 'web')), readChart(join(root, 'web.tgz'))];
  expect(packed.metadata).toEqual(folder.metadata);
  expect(packed.values).toEqual(folder.values);
  expect(packed.templates.map(({ name }) => name)).toEqual(['templates/a.yaml']);
});

test.each([
  ['text.txt', 'hello', "does not appear to be a gzipped archive; got 'application/octet-stream'"],
  ['long.txt', 'hello '.repeat(100), "does not appear to be a gzipped archive; got 'text/plain; charset=utf-8'"],
  ['values.yaml', 'a: 1', 'seems to be a YAML file, but expected a gzipped archive'],
])('%s is no packed chart', (name, text, problem) => {
  const path = join(folderOf({ [name]: text }), name);
  expect(() => readChart(path)).toThrow(`file '${path}' ${problem}`);
});

test('a chart that is not there, and a folder that is none', () => {
  const root = folderOf({ 'a.txt': '' });
  expect(() => readChart(join(root, 'no'))).toThrow(`stat ${root}/no: no such file or directory`);
  expect(() => readChart(root)).toThrow('Chart.yaml file is missing');
});

test.each([
  ['no', 'open', 'no such file or directory'],
  ['a.txt/b', 'open', 'not a directory'],
  ['', 'read', 'is a directory'],
])('reading %j fails as in Go', (name, operation, reason) => {
  const path = join(folderOf({ 'a.txt': '' }), name);
  expect(() => readTextFile(path)).toThrow(`${operation} ${path}: ${reason}`);
});

test('a values file of a gigabyte is refused by its size', () => {
  const path = join(folderOf({ 'values.yaml': '' }), 'values.yaml');
  truncateSync(path, 2 ** 30);
  expect(() => readTextFile(path)).toThrow(`${path} is larger than 104857600 bytes`);
});

test('a file without an end is read up to the limit', () => {
  expect(() => readTextFile('/dev/zero')).toThrow('/dev/zero is larger than 104857600 bytes');
});
