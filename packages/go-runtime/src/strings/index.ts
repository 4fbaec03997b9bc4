export { isSpace, trimSpace } from '../bytes/trim-space.ts';
export {
  contains,
  hasPrefix,
  hasSuffix,
  replaceAll,
  replaceN,
  split,
  splitN,
  trimPrefix,
  trimSuffix,
} from './byte-search.ts';
export { isDigit, isLetter, isLower, isNumber, isPrint, isPunct, isTitle, isUpper } from './character-class.ts';
export { fields } from './fields.ts';
export { equalFold, lowerRune, title, titleRune, toLower, toUpper, upperRune } from './letter-case.ts';
export { trim, trimLeft, trimRight } from './trim-cutset.ts';
