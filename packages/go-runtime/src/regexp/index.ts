export { compileRegexp, mustCompileRegexp, type Regexp } from './compile-regexp.ts';
export {
  findAllString,
  findAllStringSubmatch,
  findAllStringSubmatchIndex,
  findString,
  findStringSubmatch,
  findStringSubmatchIndex,
  matchString,
} from './find-matches.ts';
export { quoteMeta } from './quote-meta.ts';
export { replaceAllLiteralString, replaceAllString, replaceAllStringFunc } from './replace-matches.ts';
export { splitString } from './split-string.ts';
