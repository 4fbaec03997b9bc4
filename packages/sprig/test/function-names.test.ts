import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCall } from './go-notation.ts';
import { testFuncs } from './test-environment.ts';

/** TxtFuncMap of sprig v3.3.0 has 211 names; env and expandenv are left out, as Helm leaves them out. */
const names = `
  abbrev abbrevboth add add1 add1f addf adler32sum ago all any append atoi b32dec b32enc b64dec b64enc base bcrypt biggest
  buildCustomCert camelcase cat ceil chunk clean coalesce compact concat contains date dateInZone dateModify date_in_zone
  date_modify decryptAES deepCopy deepEqual default derivePassword dict dig dir div divf duration durationRound empty
  encryptAES ext fail first float64 floor fromJson genCA genCAWithKey genPrivateKey genSelfSignedCert
  genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get getHostByName has hasKey hasPrefix hasSuffix hello htmlDate
  htmlDateInZone htpasswd indent initial initials int int64 isAbs join kebabcase keys kindIs kindOf last list lower max maxf
  merge mergeOverwrite min minf mod mul mulf mustAppend mustChunk mustCompact mustDateModify mustDeepCopy mustFirst
  mustFromJson mustHas mustInitial mustLast mustMerge mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll
  mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice mustToDate
  mustToJson mustToPrettyJson mustToRawJson mustUniq mustWithout must_date_modify nindent nospace now omit osBase osClean
  osDir osExt osIsAbs pick pluck plural prepend push quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric
  regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace rest
  reverse round semver semverCompare seq set sha1sum sha256sum sha512sum shuffle slice snakecase sortAlpha split splitList
  splitn squote sub subf substr swapcase ternary title toDate toDecimal toJson toPrettyJson toRawJson toString toStrings trim
  trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset until untilStep untitle
  upper urlJoin urlParse uuidv4 values without wrap wrapWith
`
  .trim()
  .split(/\s+/);

test('there are 209 functions, sprig’s own names and no others', () => {
  expect(names).toHaveLength(209);
  expect(Array.from(testFuncs.keys()).sort()).toEqual(names.toSorted());
});

test('every function knows its own name', () => {
  for (const [name, func] of testFuncs) expect(func.name).toBe(name);
});

test('every function that always gives the same result stands in a fixture, every other one in a test', () => {
  const folder = new URL('./', import.meta.url);
  const fixtures = readdirSync(new URL('fixtures/', folder)).flatMap((file) =>
    readFileSync(new URL(`fixtures/${file}`, folder), 'utf8').split('\n'),
  );
  const called = new Set(fixtures.filter((line) => /^\w/.test(line)).map((line) => parseCall(line).name));
  const tests = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  expect(names.filter((name) => !called.has(name) && !tests.includes(`'${name}'`))).toEqual([]);
});

// N10: the function table has Go's parameter types, so that `trunc (int64 2) x` is refused and `trunc 2.0 x` is not.
test.each([
  ['trunc', ['int', 'string'], false, 'string'],
  ['until', ['int'], false, '[]int'],
  ['default', ['interface {}', 'interface {}'], true, 'interface {}'],
  ['splitn', ['string', 'int', 'string'], false, 'map[string]string'],
  ['round', ['interface {}', 'int', 'float64'], true, 'float64'],
  ['derivePassword', ['uint32', 'string', 'string', 'string', 'string'], false, 'string'],
  [
    'genSignedCert',
    ['string', '[]interface {}', '[]interface {}', 'int', 'sprig.certificate'],
    false,
    'sprig.certificate',
  ],
  ['keys', ['map[string]interface {}'], true, '[]string'],
  ['chunk', ['int', 'interface {}'], false, '[][]interface {}'],
  ['semver', ['string'], false, '*semver.Version'],
  ['dateModify', ['string', 'time.Time'], false, 'time.Time'],
])('%s has the signature of Go (rule N10)', (name, params, variadic, result) => {
  const func = testFuncs.get(name)!;
  expect(func.params.map((type) => type.name)).toEqual(params);
  expect([func.variadic, func.result.name]).toEqual([variadic, result]);
});
