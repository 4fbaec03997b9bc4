import { readFileSync } from 'node:fs';
import { stringOf } from '@metachart/go-runtime/bytes';
import { withGoErrors } from './go-file-error.ts';

/** The bytes of a file as a Go string. Throws GoError with the text that Go's os.ReadFile gives. */
export function readTextFile(path: string): string {
  return stringOf(withGoErrors('open', path, () => readFileSync(path)));
}
