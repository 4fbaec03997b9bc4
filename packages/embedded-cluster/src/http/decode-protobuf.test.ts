import { expect, test } from 'vitest';
import { decodeProtobuf } from './decode-protobuf.ts';

/** `text` where ASCII, numbers as bytes. */
function bytesOf(...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))));
}

const field = (number: number, content: string | Uint8Array): Uint8Array =>
  bytesOf(number * 8 + 2, Buffer.byteLength(content), content);
const message = (apiVersion: string, kind: string, raw: Uint8Array): Uint8Array =>
  bytesOf('k8s\0', field(1, bytesOf(field(1, apiVersion), field(2, kind))), field(2, raw), field(3, ''), field(4, ''));

test('a Secret as Helm sends it', () => {
  const labels = [
    field(11, bytesOf(field(1, 'owner'), field(2, 'helm'))),
    field(11, bytesOf(field(1, 'name'), field(2, 'web'))),
  ];
  const metadata = bytesOf(field(1, 'sh.helm.release.v1.web.v1'), field(3, ''), field(8, ''), ...labels);
  const secret = bytesOf(
    field(1, metadata),
    field(2, bytesOf(field(1, 'release'), field(2, 'H4sI'))),
    field(3, 'helm.sh/release.v1'),
  );
  expect(decodeProtobuf(message('v1', 'Secret', secret))).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'sh.helm.release.v1.web.v1', labels: { owner: 'helm', name: 'web' } },
    data: { release: 'SDRzSQ==' },
    type: 'helm.sh/release.v1',
  });
});

test('the options of a delete', () => {
  const options = bytesOf(bytesOf(8, 30), field(2, field(1, 'u-1')), field(4, 'Background'), field(5, 'All'));
  expect(decodeProtobuf(message('v1', 'DeleteOptions', options))).toEqual({
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds: 30,
    preconditions: { uid: 'u-1' },
    propagationPolicy: 'Background',
    dryRun: ['All'],
  });
});

test('another kind is told to come as JSON', () => {
  expect(() => decodeProtobuf(message('v1', 'Pod', bytesOf()))).toThrow('reads a Pod only as JSON or YAML');
});

test.each([
  ['nothing', bytesOf()],
  ['another format', bytesOf('{"kind":"Secret"}')],
  ['a length beyond the end', bytesOf('k8s\0', 10, 200, 1, 'x')],
  ['a number that does not end', bytesOf('k8s\0', 8, 255, 255, 255, 255, 255, 255, 255, 255, 255)],
  ['a group', bytesOf('k8s\0', 11)],
])('%s is no protobuf', (_what, bytes) => {
  expect(() => decodeProtobuf(bytes)).toThrow('no protobuf of Kubernetes');
});
