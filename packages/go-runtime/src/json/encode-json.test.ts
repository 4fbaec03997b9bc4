import { describe, expect, test } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import {
  BOOL,
  FLOAT64,
  GoComplex,
  GoError,
  GoInt,
  type GoMethod,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  INT64,
  int,
  MAP,
  pointerTo,
  STRING,
  STRING_MAP,
  STRING_SLICE,
  sliceOf,
  UINT8,
} from '../reflect/index.ts';
import { decodeJson, encodeJson } from './index.ts';

test.each<[string, GoValue, string]>([
  [
    'E6: keys in byte order, not by their numbers',
    new Map([
      ['9', 1],
      ['10', 2],
      ['a', 3],
      ['B', 4],
    ]),
    '{"10":2,"9":1,"B":4,"a":3}',
  ],
  [
    'keys beyond the basic plane after all others',
    new Map([
      ['\u{1F600}', 1],
      ['\uFF5E', 2],
    ]),
    '{"\uFF5E":2,"\u{1F600}":1}',
  ],
  [
    'N3: floats as ECMAScript prints them',
    [1000000, 4, 1e20, 1e21, 1e-6, 1e-7, 123456789.123, -0],
    '[1000000,4,100000000000000000000,1e+21,0.000001,1e-7,123456789.123,-0]',
  ],
  ['integers of every type', [int(-1), new GoInt(INT64, 2n ** 63n - 1n)], '[-1,9223372036854775807]'],
  ['E8: HTML and line separators', '<a href="x">&\u2028\u2029', '"\\u003ca href=\\"x\\"\\u003e\\u0026\\u2028\\u2029"'],
  [
    'E8: controls in short and long form, DEL raw',
    '\b\f\n\r\t\x00\x1f\x7f\\',
    '"\\b\\f\\n\\r\\t\\u0000\\u001f\x7f\\\\"',
  ],
  ['E8: an invalid byte each', stringOf(Uint8Array.of(0x61, 0xff, 0xfe, 0x22)), '"a\\ufffd\\ufffd\\""'],
  ['a valid U+FFFD stays', '\ufffd\\udc80', '"\ufffd\\\\udc80"'],
  ['E10: bytes as base64', Uint8Array.of(65, 10), '"QQo="'],
  ['nothing', [undefined, null, new GoNil(MAP), new GoNil(STRING_SLICE)], '[null,null,null,null]'],
  ['typed lists and maps', new GoTypedMap(STRING_MAP, [['k', 'v']]), '{"k":"v"}'],
  [
    'slices of bytes under another name, and arrays of them',
    [
      new GoSlice(sliceOf(UINT8), [new GoInt(UINT8, 65n)]),
      new GoSlice({ kind: 'array', name: '[1]uint8', elem: UINT8 }, [new GoInt(UINT8, 65n)]),
    ],
    '["QQ==",[65]]',
  ],
  ['empty ones', [new Map(), [], ''], '[{},[],""]'],
])('%s', (_, value, json) => {
  expect(encodeJson(value)).toBe(json);
});

test('without HTML escapes', () => {
  expect(encodeJson('<&>\u2028"', { escapeHtml: false })).toBe('"<&>\\u2028\\""');
});

test('over lines', () => {
  const value = new Map<string, GoValue>([
    ['b', [1, 'x, y: {z}', []]],
    ['a', new Map()],
    ['c"', '\\'],
  ]);
  expect(encodeJson(value, { indent: '  ' })).toBe(
    '{\n  "a": {},\n  "b": [\n    1,\n    "x, y: {z}",\n    []\n  ],\n  "c\\"": "\\\\"\n}',
  );
});

describe('structs', () => {
  const BASE: GoType = {
    kind: 'struct',
    name: 'main.Base',
    fields: [
      { name: 'Name', type: STRING, json: 'name' },
      { name: 'Version', type: STRING, json: 'version', omitEmpty: true },
      { name: 'Home', type: STRING },
      { name: 'Secret', type: STRING, json: '-' },
    ],
  };
  const base = new GoStruct(
    BASE,
    new Map([
      ['Name', 'a'],
      ['Version', ''],
      ['Home', 'inner'],
      ['Secret', 's'],
    ]),
  );

  test('fields have their json names in order; empty and hidden ones are left out', () => {
    expect(encodeJson(base)).toBe('{"name":"a","Home":"inner"}');
    expect(encodeJson(new GoPointer(pointerTo(BASE), base))).toBe('{"name":"a","Home":"inner"}');
  });

  test('fields of embedded structs are promoted unless the outer struct has one of that name', () => {
    const OUTER: GoType = {
      kind: 'struct',
      name: 'main.Outer',
      fields: [
        { name: 'Base', type: pointerTo(BASE), embedded: true },
        { name: 'Main', type: STRING, json: 'Home' },
      ],
    };
    const outer = (embedded: GoValue): GoStruct =>
      new GoStruct(
        OUTER,
        new Map([
          ['Base', embedded],
          ['Main', 'outer'],
        ]),
      );
    expect(encodeJson(outer(new GoPointer(pointerTo(BASE), base)))).toBe('{"name":"a","Home":"outer"}');
    expect(encodeJson(outer(new GoNil(pointerTo(BASE))))).toBe('{"Home":"outer"}');
  });

  test('two fields of one name and depth drop each other', () => {
    const LEFT: GoType = { kind: 'struct', name: 'main.Left', fields: [{ name: 'X', type: BOOL }] };
    const RIGHT: GoType = { kind: 'struct', name: 'main.Right', fields: [{ name: 'X', type: BOOL }] };
    const BOTH: GoType = {
      kind: 'struct',
      name: 'main.Both',
      fields: [
        { name: 'Left', type: LEFT, embedded: true },
        { name: 'Right', type: RIGHT, embedded: true },
      ],
    };
    const side = (type: GoType): GoStruct => new GoStruct(type, new Map([['X', true]]));
    expect(
      encodeJson(
        new GoStruct(
          BOTH,
          new Map([
            ['Left', side(LEFT)],
            ['Right', side(RIGHT)],
          ]),
        ),
      ),
    ).toBe('{}');
  });

  test('what counts as empty depends on the type of the field', () => {
    const fields = [
      { name: 'F', type: FLOAT64, omitEmpty: true },
      { name: 'I', type: INT64, omitEmpty: true },
      { name: 'S', type: STRING_SLICE, omitEmpty: true },
      { name: 'A', type: { kind: 'interface', name: 'interface {}' } as GoType, omitEmpty: true },
      { name: 'N', type: BASE, omitEmpty: true },
    ];
    const type: GoType = { kind: 'struct', name: 'main.T', fields };
    const value = new Map<string, GoValue>([
      ['F', 0],
      ['I', new GoInt(INT64, 0n)],
      ['S', new GoSlice(STRING_SLICE, [])],
      ['A', 0],
      ['N', base],
    ]);
    expect(encodeJson(new GoStruct(type, value))).toBe('{"A":0,"N":{"name":"a","Home":"inner"}}');
  });
});

describe('types that marshal themselves', () => {
  const method = (name: string, call: GoMethod['call']): [string, GoMethod] => [
    name,
    { name, params: [], variadic: false, call },
  ];
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const typeWith = (...methods: [string, GoMethod][]): GoType => ({
    kind: 'int64',
    name: 'main.T',
    methods: new Map(methods),
  });

  test('as JSON, which is compacted and escaped', () => {
    const type = typeWith(method('MarshalJSON', () => bytes(' { "a b" : "<\\" >" ,\n"c":[ 1 ] } ')));
    expect(encodeJson([new GoInt(type, 1n)])).toBe('[{"a b":"\\u003c\\" \\u003e","c":[1]}]');
  });

  test('as text', () => {
    const type = typeWith(method('MarshalText', (receiver) => bytes(`<${(receiver as GoInt).value}>`)));
    expect(encodeJson(new GoInt(type, 7n), { escapeHtml: false })).toBe('"<7>"');
  });

  test('with a pointer receiver only where the value can be pointed to', () => {
    const type: GoType = {
      kind: 'struct',
      name: 'main.T',
      fields: [],
      pointerMethods: new Map([method('MarshalJSON', () => bytes('1'))]),
    };
    const value = new GoStruct(type, new Map());
    expect(encodeJson([value, new GoPointer(pointerTo(type), value), new GoSlice(sliceOf(type), [value])])).toBe(
      '[{},1,[1]]',
    );
  });

  test('and may fail', () => {
    const failing = typeWith(
      method('MarshalJSON', () => {
        throw new GoError('no');
      }),
    );
    expect(() => encodeJson(new GoInt(failing, 1n))).toThrow(
      new GoError('json: error calling MarshalJSON for type main.T: no'),
    );
    const broken = typeWith(method('MarshalJSON', () => bytes('{')));
    expect(() => encodeJson(new GoInt(broken, 1n))).toThrow(
      new GoError('json: error calling MarshalJSON for type main.T: unexpected end of JSON input'),
    );
  });
});

describe('what JSON cannot hold', () => {
  test.each<[string, GoValue]>([
    ['json: unsupported value: NaN', [Number.NaN]],
    ['json: unsupported value: +Inf', [Infinity]],
    ['json: unsupported value: -Inf', [-Infinity]],
    ['json: unsupported type: complex128', new GoComplex(0, 1)],
  ])('%s', (message, value) => {
    expect(() => encodeJson(value)).toThrow(new GoError(message));
  });

  test('a list in itself', () => {
    const list: GoValue[] = [];
    list.push(list);
    expect(() => encodeJson(list)).toThrow(
      new GoError('json: unsupported value: encountered a cycle via []interface {}'),
    );
  });
});

test('a hundred thousand levels are no problem', () => {
  let value: GoValue = [];
  for (let i = 0; i < 100_000; i++) value = [value];
  expect(encodeJson(value)).toHaveLength(200_002);
});

test('what was written reads back the same', () => {
  const seed = 20_260_601;
  const random = generator(seed);
  for (let round = 0; round < 3000; round++) {
    const value = randomValue(random, 4);
    expect(decodeJson(encodeJson(value)), `seed ${seed}, round ${round}`).toEqual(value);
    expect(decodeJson(encodeJson(value, { escapeHtml: false, indent: '\t' })), `seed ${seed}, round ${round}`).toEqual(
      value,
    );
  }
});

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomValue(random: () => number, depth: number): GoValue {
  const below = (limit: number): number => Math.floor(random() * limit);
  const text = (): string =>
    String.fromCodePoint(...Array.from({ length: below(6) }, () => pieces[below(pieces.length)]!));
  switch (below(depth > 0 ? 7 : 4)) {
    case 0:
      return [null, true, false][below(3)];
    case 1:
      return (random() - 0.5) * 10 ** (below(60) - 30);
    case 2:
      return below(1e6);
    case 3:
      return text();
    case 4:
    case 5:
      return new Map(Array.from({ length: below(5) }, () => [text(), randomValue(random, depth - 1)]));
    default:
      return Array.from({ length: below(5) }, () => randomValue(random, depth - 1));
  }
}

const pieces = [
  0, 8, 9, 10, 13, 0x1f, 0x20, 0x22, 0x26, 0x27, 0x2f, 0x3c, 0x5c, 0x61, 0x7b, 0x7f, 0x85, 0xe9, 0x2028, 0xfeff, 0xfffd,
  0x1f600,
];
