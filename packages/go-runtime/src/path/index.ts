export { basePath, extPath, isAbsolutePath } from './base-path.ts';
export { cleanPath, dirPath, joinPath } from './clean-path.ts';
export { compileGlob } from './compile-glob.ts';
export { matchFilePath, matchPath } from './match-path.ts';
