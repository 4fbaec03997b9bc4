import { gzipSync } from 'node:zlib';
import { isDiagnosticError } from '@metachart/diagnostics';
import { describe, expect, test } from 'vitest';
import {
  buildReleaseSecret,
  completeRelease,
  decodeRelease,
  encodeRelease,
  type JsonObject,
  type JsonValue,
  parseReleaseSecret,
  type ReleaseRecord,
  releaseSecretName,
  slimmedAnnotation,
} from '../src/index.ts';
import { startOf } from './release-of.ts';

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');

describe('a record in text', () => {
  const record = completeRelease(startOf({ values: 'a: {__proto__: x, "<&>": 1.5}' }));

  test('is read as it was written', () => {
    expect(decodeRelease(encodeRelease(record))).toEqual(record);
  });

  test('holds no labels: they stand on the Secret', () => {
    expect(decodeRelease(encodeRelease({ ...record, labels: { team: 'web' } }))).toEqual(record);
  });

  test('may be JSON that is not compressed, as the first releases of Helm wrote it', () => {
    expect(decodeRelease(base64(JSON.stringify(record)))).toEqual(record);
  });

  test('may be broken into lines', () => {
    expect(decodeRelease(encodeRelease(record).replace(/.{76}/g, '$&\r\n'))).toEqual(record);
  });

  test('keeps fields that nobody here knows', () => {
    const foreign = { ...record, info: { ...record.info, resources: { 'v1/Pod': [] } }, shiny: [1] } as ReleaseRecord;
    expect(decodeRelease(encodeRelease(foreign))).toEqual(foreign);
  });

  test.each([
    ['no base64', '§', 'it is no base64'],
    ['base64 that is cut off', 'e30', 'it is no base64'],
    ['nothing', '', 'it is no JSON'],
    ['no JSON', base64('{'), 'it is no JSON'],
    ['damaged gzip', base64(gzipSync('{}').subarray(0, 12)), 'its gzip data is damaged'],
    ['a list', base64('[]'), 'it is no object'],
    ['no name', base64('{}'), 'it has no name'],
    ['a text as version', base64('{"name":"a","version":"1"}'), 'the version of "a" is no integer'],
    ['no namespace', base64('{"name":"a","version":1}'), '"a" revision 1 has no namespace'],
    ['no info', base64('{"name":"a","version":1,"namespace":"n"}'), '"a" revision 1 has no info'],
    [
      'an unheard-of status',
      base64('{"name":"a","version":1,"namespace":"n","info":{"status":"fine"}}'),
      'the status of "a" revision 1 is "fine"',
    ],
    [
      'no chart',
      base64('{"name":"a","version":1,"namespace":"n","info":{"status":"failed"}}'),
      '"a" revision 1 has no chart',
    ],
  ])('%s is refused', (_, text, problem) => {
    expect(failureOf(() => decodeRelease(text))).toEqual([
      'release/invalid-record',
      `this is no record of a Helm release: ${problem}`,
    ]);
  });

  test('a decompression bomb ends within 64 MiB', () => {
    const bomb = gzipSync(Buffer.alloc(80 << 20, 0x20));
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(failureOf(() => decodeRelease(base64(bomb)))[0]).toBe('release/record-too-large');
  });

  test('values that nest deeper than the stack are refused', () => {
    let deep: JsonValue = {};
    for (let i = 0; i < 200_000; i++) deep = { a: deep };
    expect(failureOf(() => encodeRelease({ ...record, config: deep as JsonObject }))[0]).toBe('release/invalid-record');
  });
});

describe('the Secret of a record', () => {
  const record = completeRelease(startOf());

  test('has the name, type and labels by which Helm finds it', () => {
    const secret = buildReleaseSecret(record, { createdAt: 1_700_000_000 });
    expect(secret).toMatchObject({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'helm.sh/release.v1',
      metadata: {
        name: 'sh.helm.release.v1.app.v1',
        namespace: 'prod',
        labels: { name: 'app', owner: 'helm', status: 'deployed', version: '1', createdAt: '1700000000' },
      },
    });
    expect(secret.metadata.annotations).toBeUndefined();
    expect(releaseSecretName('app', 12)).toBe('sh.helm.release.v1.app.v12');
  });

  test('keeps when it was made through an update', () => {
    const live = buildReleaseSecret({ ...record, labels: { team: 'web' } }, { createdAt: 1_700_000_000 });
    const read = parseReleaseSecret(live);
    expect(read).toEqual({ ...record, labels: { team: 'web', createdAt: '1700000000' } });
    expect(buildReleaseSecret(read, { modifiedAt: 1_700_000_060 }).metadata.labels).toEqual({
      ...live.metadata.labels,
      modifiedAt: '1700000060',
    });
  });

  test('without data is refused by its name', () => {
    const empty = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } };
    expect(failureOf(() => parseReleaseSecret(empty))).toEqual([
      'release/invalid-record',
      'this is no record of a Helm release: Secret x has no data "release"',
    ]);
  });

  test('a record beyond 1 MiB goes without templates and files, and says so', () => {
    const { chart } = record;
    const files = [{ name: 'big', data: noise(2 << 20) }];
    const secret = buildReleaseSecret({ ...record, chart: { ...chart, files } }, { createdAt: 0 });
    expect(secret.metadata.annotations).toEqual({ [slimmedAnnotation]: 'chart.templates, chart.files' });
    expect(parseReleaseSecret(secret)).toEqual({
      ...record,
      chart: { ...chart, templates: null, files: null },
      labels: { createdAt: '0' },
    });
  });

  test('a manifest beyond 1 MiB is refused', () => {
    const large = { ...record, manifest: noise(2 << 20) };
    expect(failureOf(() => buildReleaseSecret(large, { createdAt: 0 }))[0]).toBe('release/record-too-large');
  });
});

/** Text that gzip cannot make small, the same each time. */
function noise(length: number): string {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes.toString('base64');
}

function failureOf(run: () => unknown): [code: string, message: string] {
  try {
    run();
  } catch (error) {
    if (isDiagnosticError(error)) return [error.code, error.message];
    throw error;
  }
  return ['none', ''];
}
