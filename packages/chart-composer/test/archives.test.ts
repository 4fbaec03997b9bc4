import { gzipSync } from 'node:zlib';
import { isDiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { describe, expect, test } from 'vitest';
import { loadChart, loadChartArchive, loadChartFile, packChart, packedFiles, readChartArchive } from '../src/index.ts';
import { chartFiles } from './case-files.ts';
import { type ArchiveEntry, makeArchive, makeTar } from './make-archive.ts';

describe('readChartArchive', () => {
  test('files are named relative to the base directory, without byte order marks', () => {
    const archive = makeArchive([
      { name: 'c/', type: '5' },
      { name: 'c/Chart.yaml', data: '\ufeffname: c\n' },
      { name: 'c/./templates//a.yaml', data: 'x' },
    ]);
    expect(texts(archive)).toEqual({ 'Chart.yaml': 'name: c\n', 'templates/a.yaml': 'x' });
  });

  test('an archive made on Windows', () => {
    expect(texts(makeArchive([{ name: 'c\\templates\\a.yaml', data: 'x' }]))).toEqual({ 'templates/a.yaml': 'x' });
  });

  test('links come out as empty files', () => {
    expect(texts(makeArchive([{ name: 'c/values.yaml', type: '2' }]))).toEqual({ 'values.yaml': '' });
  });

  // The texts are those of helm.sh/helm/v3/pkg/chart/loader/archive.go.
  test.each<[string, ArchiveEntry, string]>([
    ['a path that leaves the base', { name: 'c/../../x' }, 'chart illegally references parent directory'],
    ['an absolute path', { name: 'c//etc/passwd' }, 'chart illegally contains absolute paths'],
    ['a drive of Windows', { name: 'c/C:/x' }, 'chart contains illegally named files'],
    ['a file beside the base', { name: 'x' }, 'chart illegally contains content outside the base directory: "x"'],
    ['a chart without base', { name: 'Chart.yaml/x' }, 'chart yaml not in base directory'],
    [
      'a file that is too large',
      { name: 'c/x', size: 6 * 2 ** 20 },
      'decompressed chart file "c/x" is larger than the maximum file size 5242880',
    ],
    [
      'a chart that is too large',
      { name: 'c/x', size: 2 ** 30 },
      'decompressed chart is larger than the maximum file size 104857600',
    ],
    ['a file that is cut off', { name: 'c/x', size: 4096 }, 'unexpected EOF'],
  ])('%s is refused', (_, entry, message) => {
    expect(() => readChartArchive(makeArchive([entry]))).toThrow(new GoError(message));
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'EOF'],
    ['no gzip', Buffer.from('name: chart'), 'gzip: invalid header'],
    ['an archive without files', makeArchive([]), 'no files in chart archive'],
    ['no tar', gzipSync(Buffer.alloc(1024, 'x')), 'archive/tar: invalid tar header'],
    ['half a stream', makeArchive([{ name: 'c/x', data: 'x'.repeat(2000) }]).subarray(0, 60), 'unexpected EOF'],
  ])('%s is refused', (_, archive, message) => {
    expect(() => readChartArchive(archive)).toThrow(new GoError(message));
  });

  test('damage behind the end of the tar is not noticed, as in Go', () => {
    const archive = makeArchive([{ name: 'c/x', data: 'x' }]);
    archive[archive.length - 5]! ^= 0xff;
    expect(texts(Buffer.concat([archive, Buffer.from('garbage')]))).toEqual({ x: 'x' });
  });

  test('a decompression bomb of one file has the text of Helm', () => {
    const bomb = gzipSync(
      Buffer.concat([makeTar([{ name: 'c/x', size: 2 ** 30 }]).subarray(0, 512), Buffer.alloc(2 ** 28)]),
    );
    expect(bomb.length).toBeLessThan(300_000);
    expect(() => readChartArchive(bomb)).toThrow('decompressed chart is larger than the maximum file size 104857600');
  });

  test('a decompression bomb of headers ends with a coded error', () => {
    const directory = makeTar([{ name: 'c/', type: '5' }]).subarray(0, 512);
    const bomb = gzipSync(Buffer.alloc(2 ** 28, directory));
    expect(codeOf(() => readChartArchive(bomb))).toBe('chart/archive-too-large');
  });

  test('a sparse file is refused', () => {
    expect(codeOf(() => readChartArchive(makeArchive([{ name: 'c/x', type: 'S' }])))).toBe('chart/archive-sparse');
  });
});

describe('loadChartFile', () => {
  test.each<[string, Uint8Array, string]>([
    ['values.yaml', Buffer.from('a: 1'), "file 'values.yaml' seems to be a YAML file, but expected a gzipped archive"],
    ['c.tgz', Buffer.from('PK\x03\x04'), "file 'c.tgz' does not appear to be a gzipped archive; got 'application/zip'"],
    [
      'c.tgz',
      Buffer.from('text '.repeat(200)),
      "file 'c.tgz' does not appear to be a gzipped archive; got 'text/plain; charset=utf-8'",
    ],
  ])('%s of %s is no chart', (name, data, message) => {
    expect(() => loadChartFile(name, data)).toThrow(new GoError(message));
  });
});

describe('packChart', () => {
  const files = {
    'Chart.yaml':
      'version: 1.0.0\nname: c\napiVersion: v2\ndependencies:\n- {name: s, version: 1.0.0, repository: x}\n',
    'Chart.lock': 'generated: "2020-01-01T00:00:00.50Z"\ndigest: d\ndependencies: []\n',
    'values.yaml': '# kept as it is\na: 1\n',
    'values.schema.json': '{}',
    [`templates/${'long/'.repeat(30)}é.yaml`]: 'x',
    'README.md': 'r',
    'charts/s/Chart.yaml': 'apiVersion: v2\nname: s\nversion: 1.0.0\n',
    'charts/s/templates/a.yaml': 'y',
  };

  test('L12: the order of the files, and Chart.yaml with sorted keys', () => {
    const packed = packedFiles(loadChart(chartFiles(files)));
    expect(packed.map(({ name }) => name)).toEqual([
      'c/Chart.yaml',
      'c/Chart.lock',
      'c/values.yaml',
      'c/values.schema.json',
      `c/templates/${'long/'.repeat(30)}é.yaml`,
      'c/README.md',
      'c/charts/s/Chart.yaml',
      'c/charts/s/templates/a.yaml',
    ]);
    expect(Buffer.from(packed[0]!.data).toString()).toBe(
      'apiVersion: v2\ndependencies:\n- name: s\n  repository: x\n  version: 1.0.0\nname: c\nversion: 1.0.0\n',
    );
    expect(Buffer.from(packed[1]!.data).toString()).toBe(
      'dependencies: []\ndigest: d\ngenerated: "2020-01-01T00:00:00.5Z"\n',
    );
  });

  test('what is packed loads again, and the same chart gives the same bytes', () => {
    const chart = loadChart(chartFiles(files));
    const archive = packChart(chart, { modified: new Date(0) });
    expect(packChart(loadChartArchive(archive), { modified: new Date(0) })).toEqual(archive);
  });

  test('a schema that is no JSON is not packed', () => {
    const chart = loadChart(chartFiles({ ...files, 'values.schema.json': '{' }));
    expect(() => packedFiles(chart)).toThrow('Invalid JSON in values.schema.json');
  });
});

function texts(archive: Uint8Array): Record<string, string> {
  return Object.fromEntries(readChartArchive(archive).map(({ name, data }) => [name, Buffer.from(data).toString()]));
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (isDiagnosticError(error)) return error.code;
    throw error;
  }
  return undefined;
}
