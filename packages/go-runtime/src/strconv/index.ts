export { type FloatFormat, formatFloat } from './format-float.ts';
export { NumError, type NumErrorReason } from './num-error.ts';
export { parseBool } from './parse-bool.ts';
export { floatIfValid, parseFloatText as parseFloat } from './parse-float.ts';
export { atoi, integerIfValid, parseInteger, parseUnsigned, unsignedIfValid } from './parse-integer.ts';
export { canBackquote, quote, quoteRune, quoteRuneToAscii, quoteToAscii } from './quote.ts';
export { unquote, unquoteIfValid } from './unquote.ts';
