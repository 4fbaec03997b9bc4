import {
  BOOL,
  defineFunc,
  type GoFunc,
  GoNil,
  GoSlice,
  INT,
  STRING,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import {
  compileRegexp,
  findAllString,
  findString,
  matchString,
  mustCompileRegexp,
  quoteMeta,
  type Regexp,
  replaceAllLiteralString,
  replaceAllString,
  splitString,
} from '@metachart/go-runtime/regexp';
import { onGoError } from './values/on-go-error.ts';

/**
 * Sprig's regular expressions (rule P16). A pattern that does not compile is false to regexMatch, Go's panic to the other
 * plain names and Go's error to the `must` names.
 */
export const regexFuncs: readonly GoFunc[] = [
  defineFunc('regexMatch', { params: [STRING, STRING], result: BOOL }, (pattern, text) =>
    onGoError(false, () => matchString(compileRegexp(pattern), text)),
  ),
  defineFunc('mustRegexMatch', { params: [STRING, STRING], result: BOOL }, (pattern, text) =>
    matchString(compileRegexp(pattern), text),
  ),
  ...twins(['regexFind', 'mustRegexFind'], (name, compile) =>
    defineFunc(name, { params: [STRING, STRING], result: STRING }, (pattern, text) =>
      findString(compile(pattern), text),
    ),
  ),
  ...twins(['regexFindAll', 'mustRegexFindAll'], (name, compile) =>
    defineFunc(name, { params: [STRING, STRING, INT], result: STRING_SLICE }, (pattern, text, limit) =>
      strings(findAllString(compile(pattern), text, Number(limit.value))),
    ),
  ),
  ...twins(['regexSplit', 'mustRegexSplit'], (name, compile) =>
    defineFunc(name, { params: [STRING, STRING, INT], result: STRING_SLICE }, (pattern, text, limit) =>
      strings(splitString(compile(pattern), text, Number(limit.value))),
    ),
  ),
  ...twins(['regexReplaceAll', 'mustRegexReplaceAll'], (name, compile) =>
    defineFunc(name, { params: [STRING, STRING, STRING], result: STRING }, (pattern, text, template) =>
      replaceAllString(compile(pattern), text, template),
    ),
  ),
  ...twins(['regexReplaceAllLiteral', 'mustRegexReplaceAllLiteral'], (name, compile) =>
    defineFunc(name, { params: [STRING, STRING, STRING], result: STRING }, (pattern, text, replacement) =>
      replaceAllLiteralString(compile(pattern), text, replacement),
    ),
  ),
  defineFunc('regexQuoteMeta', { params: [STRING], result: STRING }, quoteMeta),
];

/** The plain function, and the `must` one whose error does not quote the pattern. */
function twins(
  [plain, must]: readonly [string, string],
  define: (name: string, compile: (pattern: string) => Regexp) => GoFunc,
): readonly GoFunc[] {
  return [define(plain, mustCompileRegexp), define(must, compileRegexp)];
}

function strings(found: readonly string[] | undefined): GoSlice | GoNil {
  return found === undefined ? new GoNil(STRING_SLICE) : new GoSlice(STRING_SLICE, found);
}
