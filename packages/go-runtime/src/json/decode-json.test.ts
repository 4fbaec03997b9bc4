import { describe, expect, test } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import { ANY_SLICE, GoError, GoNil, type GoValue, MAP } from '../reflect/index.ts';
import { decodeJson, decodeJsonArray, decodeJsonObject, JsonTypeError, readStreamedJson } from './index.ts';

test.each<[string, GoValue]>([
  [
    ' {"a" : [1, 2.5e3, -0, true, false, null, "x"], "b": {}, "c": []} ',
    new Map<string, GoValue>([
      ['a', [1, 2500, -0, true, false, null, 'x']],
      ['b', new Map()],
      ['c', []],
    ]),
  ],
  ['{"a":1,"a":2}', new Map([['a', 2]])],
  [
    '{"__proto__":1,"constructor":2}',
    new Map([
      ['__proto__', 1],
      ['constructor', 2],
    ]),
  ],
  ['"\\u0041\\n\\/\\ud83d\\ude00"', 'A\n/\u{1F600}'],
  ['"\\ud83d\\u0041\\ude00"', '\ufffdA\ufffd'],
  ['12345678901234567890', 12345678901234567000],
  ['1e-400', 0],
])('%s', (text, value) => {
  expect(decodeJson(text)).toEqual(value);
});

test('invalid bytes become U+FFFD', () => {
  const text = `{"k${stringOf(Uint8Array.of(0xff))}":"${stringOf(Uint8Array.of(0xc3))}\\n${stringOf(Uint8Array.of(0x80))}"}`;
  expect(decodeJson(text)).toEqual(new Map([['k\ufffd', '\ufffd\n\ufffd']]));
});

describe('syntax errors in the words of Go', () => {
  test.each([
    ['', 'unexpected end of JSON input'],
    ['  ', 'unexpected end of JSON input'],
    ['{', 'unexpected end of JSON input'],
    ['{"a"', 'unexpected end of JSON input'],
    ['"abc', 'unexpected end of JSON input'],
    ['[1,', 'unexpected end of JSON input'],
    ['x', "invalid character 'x' looking for beginning of value"],
    ['[1,]', "invalid character ']' looking for beginning of value"],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
    ["[1 '2']", "invalid character '\\'' after array element"],
    ['1 2', "invalid character '2' after top-level value"],
    ['{}}', "invalid character '}' after top-level value"],
    ['01', "invalid character '1' after top-level value"],
    ['-', "invalid character ' ' in numeric literal"],
    ['-x', "invalid character 'x' in numeric literal"],
    ['1.x', "invalid character 'x' after decimal point in numeric literal"],
    ['1e+', "invalid character ' ' in exponent of numeric literal"],
    ['tru', "invalid character ' ' in literal true (expecting 'e')"],
    ['fals3', "invalid character '3' in literal false (expecting 'e')"],
    ['nope', "invalid character 'o' in literal null (expecting 'u')"],
    ['"a\nb"', "invalid character '\\n' in string literal"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ['"\\u12', "invalid character ' ' in \\u hexadecimal character escape"],
    ['é', "invalid character 'Ã' looking for beginning of value"],
    ['\x00', "invalid character '\\x00' looking for beginning of value"],
    ['\\', "invalid character '\\\\' looking for beginning of value"],
  ])('%j: %s', (text, message) => {
    expect(() => decodeJson(text)).toThrow(new GoError(message));
  });

  test('deeper than 10,000 levels', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(decodeJsonArray(nested(10_000))).toHaveLength(1);
    expect(() => decodeJson(nested(10_001))).toThrow(new GoError("invalid character '[' exceeded max depth"));
    expect(() => decodeJson('[{"a":'.repeat(5_001))).toThrow(new GoError("invalid character '[' exceeded max depth"));
  });
});

describe('values of the wrong type', () => {
  test.each([
    ['1', 'number'],
    ['"x"', 'string'],
    ['true', 'bool'],
    ['[{}]', 'array'],
    ['1e999', 'number'],
  ])('E9: %s is no map', (text, kind) => {
    const message = `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
    expect(() => decodeJsonObject(text)).toThrow(new JsonTypeError(message, undefined));
  });

  test('E9: a map is no list', () => {
    const message = 'json: cannot unmarshal object into Go value of type []interface {}';
    expect(() => decodeJsonArray('{"a":1}')).toThrow(new JsonTypeError(message, undefined));
  });

  test('null is a nil map or list', () => {
    expect(decodeJsonObject('null')).toEqual(new GoNil(MAP));
    expect(decodeJsonArray(' null')).toEqual(new GoNil(ANY_SLICE));
    expect(decodeJson('null')).toBe(null);
  });

  test('a number beyond float64 is nil in what is decoded all the same', () => {
    try {
      decodeJsonObject('{"a":1e400,"b":-1e400,"c":1}');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(JsonTypeError);
      const { message, partial } = error as JsonTypeError;
      expect(message).toBe('json: cannot unmarshal number 1e400 into Go value of type float64');
      expect(partial).toEqual(
        new Map<string, GoValue>([
          ['a', null],
          ['b', null],
          ['c', 1],
        ]),
      );
    }
  });
});

test('values of a stream are read one by one, and the place of a fault is known', () => {
  const text = '{"a":1} [2]\n{"b":x}';
  const first = readStreamedJson(text, 0);
  expect(first).toEqual({ ok: true, value: new Map([['a', 1]]), end: 7 });
  expect(readStreamedJson(text, 7)).toEqual({ ok: true, value: [2], end: 11 });
  expect(readStreamedJson(text, 11)).toEqual({
    ok: false,
    problem: "invalid character 'x' looking for beginning of value",
    at: 17,
  });
  expect(readStreamedJson('{"a":', 0)).toEqual({ ok: false, problem: 'unexpected EOF', at: 5 });
});
