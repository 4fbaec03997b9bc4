import { expect, test } from 'vitest';
import { decodeYaml, decodeYamlArray, decodeYamlObject } from '../index.ts';

test('numbers of every spelling become float64 (N1, Y2)', () => {
  expect(decodeYamlObject('a: 010\nb: 0x1F\nc: 1__0\nd: 08\ne: 12e03\nf: -0\n')).toEqual(
    new Map([
      ['a', 8],
      ['b', 31],
      ['c', 10],
      ['d', 8],
      ['e', 12000],
      ['f', 0],
    ]),
  );
});

test('an empty document is an empty object or list', () => {
  expect(decodeYamlObject('# nothing\n')).toEqual(new Map());
  expect(decodeYamlArray('')).toEqual([]);
  expect(decodeYaml('')).toBeNull();
});

test('a value that is no map says so as encoding/json does (Y7)', () => {
  expect(() => decodeYamlObject('text')).toThrow(
    'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type map[string]interface {}',
  );
});
