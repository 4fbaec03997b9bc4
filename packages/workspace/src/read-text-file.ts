import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DiagnosticError } from '@metachart/diagnostics';
import { stringOf } from '@metachart/go-runtime/bytes';
import { withGoErrors } from './go-file-error.ts';

/** As much as Helm allows a whole chart. */
export const maxTextFileBytes = 100 * 1024 * 1024;

/**
 * The bytes of a file as a Go string. Throws GoError with the text that Go's os.ReadFile gives, and DiagnosticError
 * `workspace/file-too-large` for more than `maxTextFileBytes`; of a file that tells such a size nothing is read.
 */
export function readTextFile(path: string): string {
  const file = withGoErrors('open', path, () => openSync(path, 'r'));
  try {
    const { size } = withGoErrors('open', path, () => fstatSync(file));
    if (size > maxTextFileBytes) throw tooLarge(path);
    return stringOf(readBounded(file, path, size));
  } finally {
    closeSync(file);
  }
}

/** Devices and pipes tell no size, and may have no end. */
function readBounded(file: number, path: string, size: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  while (true) {
    const chunk = Buffer.allocUnsafe(Math.max(size - total, 65_536));
    const length = withGoErrors('open', path, () => readSync(file, chunk));
    if (length === 0) return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
    if (total > maxTextFileBytes) throw tooLarge(path);
  }
}

function tooLarge(path: string): DiagnosticError {
  return new DiagnosticError('workspace/file-too-large', {
    message: `${path} is larger than ${maxTextFileBytes} bytes`,
    hint: 'is it the right file?',
  });
}
