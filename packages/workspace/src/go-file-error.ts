import { GoError } from '@metachart/go-runtime/reflect';

type FileOperation = 'open' | 'stat' | 'lstat' | 'mkdir';

/** Runs a file operation; its failure becomes a GoError with the text of Go's *PathError: `open x: permission denied`. */
export function withGoErrors<Result>(operation: FileOperation, path: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw goFileError(operation, path, error);
  }
}

/** The error of a file operation as Go words it. */
export function goFileError(operation: FileOperation, path: string, error: unknown): GoError {
  return new GoError(`${nameOf(operation, error)} ${path}: ${reasonOf(error)}`, error);
}

/** Go opens a directory without complaint and fails at the first read. */
function nameOf(operation: string, error: unknown): string {
  return operation === 'open' && codeOf(error) === 'EISDIR' ? 'read' : operation;
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EINVAL: 'invalid argument',
  EISDIR: 'is a directory',
  ELOOP: 'too many levels of symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'file name too long',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'not a directory',
  EPERM: 'operation not permitted',
};
