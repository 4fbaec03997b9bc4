export {
  byteLength,
  bytesOf,
  compareBytes,
  compareStrings,
  concatStrings,
  isAscii,
  isValidUtf8,
  isWide,
  narrowSlice,
  normalizeString,
  runesOf,
  sliceBytes,
  stringOf,
  toWellFormed,
} from './go-string.ts';
export { isSpace, trimSpace } from './trim-space.ts';
