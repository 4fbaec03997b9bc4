import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import {
  BOOL,
  GoPointer,
  type GoSlice,
  type GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  INT64,
  pointerTo,
  STRING,
  STRING_MAP,
  STRING_SLICE,
  sliceOf,
} from '../../reflect/index.ts';
import { decodeYaml, decodeYamlArray, decodeYamlInto, decodeYamlObject, YamlError } from '../index.ts';

test('of keys that become equal the last one counts, where Go leaves it to chance (N13)', () => {
  expect(decodeYaml('1: a\n"1": b\n1.0: c\n')).toEqual(new Map([['1', 'c']]));
});

test('aliases give values of their own, which can be changed apart', () => {
  const { a, b } = plainRefs(decodeYamlObject('a: &x {c: 1}\nb: *x\n'));
  expect(a).toEqual(b);
  expect(a).not.toBe(b);
});

function plainRefs(map: Map<string, GoValue>): { a: GoValue; b: GoValue } {
  return { a: map.get('a'), b: map.get('b') };
}

describe('decodeYamlObject and decodeYamlArray', () => {
  test('an empty or null document is an empty map or list', () => {
    for (const text of ['', '# nothing\n', 'null\n', '---\n']) {
      expect(decodeYamlObject(text)).toEqual(new Map());
      expect(decodeYamlArray(text)).toEqual([]);
    }
  });

  test.each([
    ['text', 'string'],
    ['12', 'number'],
    ['true', 'bool'],
    ['[a]', 'array'],
  ])('%s is no map (Y7)', (text, kind) => {
    const prefix = 'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal';
    const object = `${prefix} ${kind} into Go value of type map[string]interface {}`;
    expect(outcomeOf(() => decodeYamlObject(text))).toBe(`ERR: ${object}`);
    const values = `${prefix} ${kind} into Go value of type chartutil.Values`;
    expect(outcomeOf(() => decodeYamlObject(text, { typeName: 'chartutil.Values' }))).toBe(`ERR: ${values}`);
  });

  test('a map is no list', () => {
    expect(outcomeOf(() => decodeYamlArray('{}'))).toBe(
      'ERR: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []interface {}',
    );
  });
});

test('an error in the YAML knows its position, even where the message counts one line too few', () => {
  const error = thrownBy(() => decodeYaml('a: b\n- c\n'));
  expect(error.message).toBe('error converting YAML to JSON: yaml: line 1: did not find expected key');
  expect(error).toBeInstanceOf(YamlError);
  expect((error as YamlError).position).toEqual({ line: 2, column: 1, offset: 5 });
});

function thrownBy(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('decodeYamlInto', () => {
  const maintainer: GoType = {
    kind: 'struct',
    name: 'chart.Maintainer',
    fields: [{ name: 'Name', type: STRING, json: 'name' }],
  };
  const chart: GoType = {
    kind: 'struct',
    name: 'chart.Metadata',
    fields: [
      { name: 'Name', type: STRING, json: 'name' },
      { name: 'AppVersion', type: STRING, json: 'appVersion' },
      { name: 'Keywords', type: STRING_SLICE, json: 'keywords' },
      { name: 'Annotations', type: STRING_MAP, json: 'annotations' },
      { name: 'Deprecated', type: BOOL, json: 'deprecated' },
      { name: 'Size', type: INT64, json: 'size' },
      { name: 'Maintainers', type: sliceOf(pointerTo(maintainer)), json: 'maintainers' },
    ],
  };
  const decode = (text: string, strict = false) => decodeYamlInto(text, chart, { strict }) as GoStruct;

  test('scalars become strings where those are wanted (N12)', () => {
    const { fields } = decode('name: 1\nAPPVERSION: 1.10\nkeywords: [a, 1, 1.10, true]\nannotations: {b: 2, c: 1e6}\n');
    expect(fields.get('Name')).toBe('1');
    expect(fields.get('AppVersion')).toBe('1.1');
    expect((fields.get('Keywords') as GoSlice).items).toEqual(['a', '1', '1.1', 'true']);
    expect(fields.get('Annotations')).toBeInstanceOf(GoTypedMap);
    expect(plain(fields.get('Annotations'))).toEqual({ b: '2', c: '1e+06' });
  });

  test('pointers to structs', () => {
    const items = (decode('maintainers: [{name: 5}]\n').fields.get('Maintainers') as GoSlice).items;
    expect(items[0]).toBeInstanceOf(GoPointer);
    expect((items[0] as GoPointer).target.fields.get('Name')).toBe('5');
  });

  const prefix = 'ERR: error unmarshaling JSON: while decoding JSON: json:';

  test.each([
    ['name: [a]\n', 'cannot unmarshal array into Go struct field Metadata.name of type string'],
    [
      'maintainers: [{name: {}}]\n',
      'cannot unmarshal object into Go struct field Maintainer.maintainers.name of type string',
    ],
    ['deprecated: x\n', 'cannot unmarshal string into Go struct field Metadata.deprecated of type bool'],
    ['size: 1.5\n', 'cannot unmarshal number 1.5 into Go struct field Metadata.size of type int64'],
    ['- a\n', 'cannot unmarshal array into Go value of type chart.Metadata'],
  ])('a mismatch in %j', (text, message) => {
    expect(outcomeOf(() => decode(text))).toBe(`${prefix} ${message}`);
  });

  test('strict: unknown fields and duplicates are errors', () => {
    expect(outcomeOf(() => decode('nam: a\n', true))).toBe(`${prefix} unknown field "nam"`);
    expect(outcomeOf(() => decode('name: a\nname: b\n', true))).toBe(
      'ERR: error converting YAML to JSON: yaml: unmarshal errors:\nERR:   line 2: key "name" already set in map',
    );
  });
});

function outcomeOf(read: () => unknown): unknown {
  try {
    return plain(read());
  } catch (error) {
    return (error as Error).message.replace(/^/gm, 'ERR: ');
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

test('a bullet in a comment does not make every value take two bytes a character', () => {
  const decoded = decodeYaml(
    '# • names\nname: my-release-name\ntitle: "très • bien"\nlines: |\n  first line\n  second line\n',
  );
  expect(decoded).toEqual(
    new Map([
      ['name', 'my-release-name'],
      ['title', 'très • bien'],
      ['lines', 'first line\nsecond line\n'],
    ]),
  );
  const { name, lines } = Object.fromEntries(decoded as Map<string, string>);
  for (const text of [name!, lines!]) expect(serialize(text).length).toBeLessThan(text.length * 2);
});
