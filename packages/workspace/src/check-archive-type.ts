import { GoError } from '@metachart/go-runtime/reflect';

/**
 * Throws GoError with Helm's text for a file that is not compressed by gzip and so no packed chart (Helm:
 * pkg/chart/loader/archive.go, ensureArchive).
 */
export function checkArchiveType(path: string, data: Uint8Array): void {
  if (startsWith(data, [0x1f, 0x8b, 0x08])) return;
  if (/\.ya?ml$/.test(path)) {
    throw new GoError(`file '${path}' seems to be a YAML file, but expected a gzipped archive`);
  }
  throw new GoError(`file '${path}' does not appear to be a gzipped archive; got '${contentType(data)}'`);
}

const sniffedLength = 512;

const signatures: readonly (readonly [signature: readonly number[], type: string])[] = [
  [[0xef, 0xbb, 0xbf], 'text/plain; charset=utf-8'],
  [[0xfe, 0xff], 'text/plain; charset=utf-16be'],
  [[0xff, 0xfe], 'text/plain; charset=utf-16le'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf'],
  [[0x50, 0x4b, 0x03, 0x04], 'application/zip'],
];

/** The likely ones of the types that Go's http.DetectContentType knows. A short file counts as filled up with zeros. */
function contentType(data: Uint8Array): string {
  const head = data.subarray(0, sniffedLength);
  for (const [signature, type] of signatures) {
    if (startsWith(head, signature)) return type;
  }
  const isText = head.length === sniffedLength && !head.some(isBinary);
  return isText ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

function isBinary(byte: number): boolean {
  return byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);
}

function startsWith(data: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => data[index] === byte);
}
