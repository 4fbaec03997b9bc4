import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stringOf } from '../../bytes/index.ts';
import { decodeJson } from '../../json/index.ts';
import {
  ANY_SLICE,
  BOOL,
  GoComplex,
  GoError,
  GoInt,
  GoNil,
  GoPanic,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  int,
  MAP,
  namedType,
  pointerTo,
  STRING,
  STRING_MAP,
  STRING_SLICE,
  UINT64,
} from '../../reflect/index.ts';
import { encodeYaml, encodeYamlPretty } from '../index.ts';

/** Cases made by running sigs.k8s.io/yaml v1.6.0 and go.yaml.in/yaml/v3 v3.0.5: JSON, toYaml, toYamlPretty. */
const fixtures = new URL('./fixtures/', import.meta.url);

describe.each(readdirSync(fixtures).map((name) => [name]))('%s', (name) => {
  const cases = readFileSync(new URL(name, fixtures), 'utf8').split(/^=== /m).slice(1);
  test.each(cases.map((text) => text.split(/(?<=\n)\+\+\+\n/)).map(([head, yaml, pretty]) => [head!, yaml!, pretty!]))(
    '%s',
    (head, yaml, pretty) => {
      const value = decodeJson(head.slice(head.indexOf('\n')));
      expect(resultOf(encodeYaml, value)).toBe(yaml);
      expect(resultOf(encodeYamlPretty, value)).toBe(pretty);
    },
  );
});

function resultOf(encode: (value: GoValue) => string, value: GoValue): string {
  try {
    return encode(value);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    return `ERR: ${error.message}\n`;
  }
}

const INNER: GoType = {
  kind: 'struct',
  name: 'main.Inner',
  fields: [
    { name: 'Name', type: STRING, json: 'name' },
    { name: 'AppVersion', type: STRING, json: 'appVersion', omitEmpty: true },
    { name: 'Tags', type: STRING_SLICE },
  ],
};
const OUTER: GoType = {
  kind: 'struct',
  name: 'main.Outer',
  fields: [
    { name: 'Inner', type: INNER, embedded: true },
    { name: 'IsRoot', type: BOOL },
  ],
};
const inner = new GoStruct(
  INNER,
  new Map<string, GoValue>([
    ['Name', 'web'],
    ['AppVersion', ''],
    ['Tags', new GoNil(STRING_SLICE)],
  ]),
);
const outer = new GoStruct(
  OUTER,
  new Map<string, GoValue>([
    ['Inner', inner],
    ['IsRoot', true],
  ]),
);

describe('Go types', () => {
  test.each<[string, GoValue, string, string]>([
    [
      'N3: integers are exact in both',
      [int(1000000), new GoInt(UINT64, 2n ** 64n - 1n)],
      '- 1000000\n- 18446744073709551615\n',
      '- 1000000\n- 18446744073709551615\n',
    ],
    ['E10: bytes are base64, or a list of numbers', Uint8Array.of(65, 10), 'QQo=\n', '- 65\n- 10\n'],
    [
      'nil maps and lists are null, or empty',
      [new GoNil(MAP), new GoNil(ANY_SLICE), new GoNil(pointerTo(INNER))],
      '- null\n- null\n- null\n',
      '- {}\n- []\n- null\n',
    ],
    [
      'typed lists and maps',
      new GoTypedMap(STRING_MAP, [
        ['b', 'no'],
        ['a', 'x'],
      ]),
      'a: x\nb: "no"\n',
      'a: x\nb: "no"\n',
    ],
    ['a list of strings', new GoSlice(STRING_SLICE, ['1', 'x']), '- "1"\n- x\n', '- "1"\n- x\n'],
    [
      'E6: a struct has its json names, sorted, or its Go names in lower case',
      outer,
      'IsRoot: true\nTags: null\nname: web\n',
      'inner:\n  name: web\n  appversion: ""\n  tags: []\nisroot: true\n',
    ],
    [
      'a pointer is what it points to',
      [new GoPointer(pointerTo(INNER), inner)],
      '- Tags: null\n  name: web\n',
      '- name: web\n  appversion: ""\n  tags: []\n',
    ],
    [
      'E4: invalid bytes become U+FFFD, or base64 with a tag',
      stringOf(Uint8Array.of(0x61, 0xff)),
      'a\ufffd\n',
      '!!binary Yf8=\n',
    ],
    [
      'E4: a long base64 is a block',
      [stringOf(new Uint8Array(60).fill(0xff))],
      `- ${'\ufffd'.repeat(60)}\n`,
      `- !!binary |\n  ${'/'.repeat(70)}\n  ${'/'.repeat(10)}\n`,
    ],
    ['E4: a key of invalid bytes', new Map([[stringOf(Uint8Array.of(0xff)), 1]]), '\ufffd: 1\n', '!!binary /w==: 1\n'],
  ])('%s', (_, value, yaml, pretty) => {
    expect(encodeYaml(value)).toBe(yaml);
    expect(encodeYamlPretty(value)).toBe(pretty);
  });

  test('a type may marshal itself', () => {
    const type = namedType('main.Version', { kind: 'int64', name: 'int64' }, [
      {
        name: 'MarshalJSON',
        params: [],
        variadic: false,
        call: () => Uint8Array.from(Buffer.from('{"b": [1, "x"],\n"a":1e20}')),
      },
      { name: 'MarshalText', params: [], variadic: false, call: () => Uint8Array.of(0x79) },
    ]);
    expect(encodeYaml([new GoInt(type, 1n)])).toBe('- a: 1e+20\n  b:\n  - 1\n  - x\n');
    expect(encodeYamlPretty([new GoInt(type, 1n)])).toBe('- "y"\n');
  });

  test('a duration is a number, or its text', () => {
    const type = namedType('time.Duration', { kind: 'int64', name: 'int64' }, [
      { name: 'String', params: [], variadic: false, call: () => '1m30s' },
    ]);
    expect(encodeYaml([new GoInt(type, 90_000_000_000n)])).toBe('- 90000000000\n');
    expect(encodeYamlPretty([new GoInt(type, 90_000_000_000n)])).toBe('- 1m30s\n');
  });
});

describe('what cannot be written', () => {
  test('N5: toYaml fails at infinities and NaN, toYamlPretty does not', () => {
    expect(() => encodeYaml(Infinity)).toThrow(
      new GoError('error marshaling into JSON: json: unsupported value: +Inf'),
    );
    expect(() => encodeYaml([Number.NaN])).toThrow(
      new GoError('error marshaling into JSON: json: unsupported value: NaN'),
    );
    expect(encodeYamlPretty([Infinity, -Infinity, Number.NaN])).toBe('- .inf\n- -.inf\n- .nan\n');
  });

  test('toYaml reports the first error in the order of JSON', () => {
    const value = new Map<string, GoValue>([
      ['a10', Infinity],
      ['a9', Number.NaN],
      ['a1', '\x7f'],
    ]);
    expect(() => encodeYaml(value)).toThrow(new GoError('error marshaling into JSON: json: unsupported value: +Inf'));
  });

  test('a map in itself', () => {
    const map = new Map<string, GoValue>();
    map.set('self', map);
    expect(() => encodeYaml(map)).toThrow(
      new GoError(
        'error marshaling into JSON: json: unsupported value: encountered a cycle via map[string]interface {}',
      ),
    );
    expect(() => encodeYamlPretty(map)).toThrow('contains itself');
  });

  test('lists beyond 10,000 levels', () => {
    let value: GoValue = [];
    for (let i = 1; i < 10_000; i++) value = [value];
    expect(encodeYaml(value)).toBe(`${'- '.repeat(9_999)}[]\n`);
    expect(encodeYamlPretty(value)).toBe(`${'- '.repeat(9_999)}[]\n`);
    expect(() => encodeYaml([value])).toThrow(new GoError('yaml: exceeded max depth of 10000'));
  });

  test('one map many times over', () => {
    let value: GoValue = 'x';
    for (let i = 0; i < 60; i++) value = [value, value];
    expect(() => encodeYaml(value)).toThrow('gave more than');
  });

  test('a complex number stops toYamlPretty as a panic does', () => {
    expect(() => encodeYamlPretty([new GoComplex(0, 1)])).toThrow(new GoPanic('cannot marshal type: complex128'));
    expect(() => encodeYaml([new GoComplex(0, 1)])).toThrow(
      new GoError('error marshaling into JSON: json: unsupported type: complex128'),
    );
  });
});

test('E7: keys whose order contradicts itself have one order all the same', () => {
  const keys = ['10', '9', '1a'];
  const orders = new Set<string>();
  for (const [a, b, c] of permutations(keys)) {
    orders.add(encodeYaml(new Map([a, b, c].map((key) => [key!, 1]))));
  }
  expect([...orders]).toEqual(['"10": 1\n1a: 1\n"9": 1\n']);
});

function permutations(keys: readonly string[]): string[][] {
  if (keys.length < 2) return [[...keys]];
  return keys.flatMap((key) => permutations(keys.filter((other) => other !== key)).map((rest) => [key, ...rest]));
}
