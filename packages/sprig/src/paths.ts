import { basePath, cleanPath, dirPath, extPath, isAbsolutePath } from '@metachart/go-runtime/path';
import { BOOL, defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';

const path = { params: [STRING], result: STRING } as const;
const test = { params: [STRING], result: BOOL } as const;

/** Sprig's path functions. Those of the operating system are path/filepath as on Unix, which is the same as path. */
export const pathFuncs: readonly GoFunc[] = [
  defineFunc('base', path, basePath),
  defineFunc('dir', path, dirPath),
  defineFunc('clean', path, cleanPath),
  defineFunc('ext', path, extPath),
  defineFunc('isAbs', test, isAbsolutePath),
  defineFunc('osBase', path, basePath),
  defineFunc('osDir', path, dirPath),
  defineFunc('osClean', path, cleanPath),
  defineFunc('osExt', path, extPath),
  defineFunc('osIsAbs', test, isAbsolutePath),
];
