import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeJson } from '../json/index.ts';
import {
  GoComplex,
  GoError,
  GoInt,
  GoNil,
  GoPanic,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  INT64,
  int64,
  MAP,
  pointerTo,
  STRING,
  STRING_SLICE,
  sliceOf,
} from '../reflect/index.ts';
import { DURATION, fixedZone, formatTime, makeTime, timeOf } from '../time/index.ts';
import { decodeToml, encodeToml } from './index.ts';

/** Cases made by running BurntSushi/toml v1.6.0: a title, JSON, what came out. */
function casesOf(name: string): [string, GoValue, string][] {
  const text = readFileSync(new URL(`./fixtures/${name}.case`, import.meta.url), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((entry) => {
      const [head, output] = entry.split(/(?<=\n)\+\+\+\n/);
      const [title, ...json] = head!.split('\n');
      return [title!, decodeJson(json.join('\n')), output!];
    });
}

function resultOf(run: () => string): string {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    return `ERR: ${error.message}`;
  }
}

describe('toToml', () => {
  test.each(casesOf('encode'))('%s', (_, value, output) => {
    expect(`${resultOf(() => encodeToml(value)).trimEnd()}\n`).toBe(`${output.trimEnd()}\n`);
  });

  test('integers, durations and times', () => {
    const value = new Map<string, GoValue>([
      ['i', int64(1000000)],
      ['d', new GoInt(DURATION, 90_000_000_000n)],
      ['t', makeTime({ seconds: 1_000_000_000n, nanoseconds: 5e8, location: fixedZone('', 7200) })],
      ['b', Uint8Array.of(65, 10)],
      ['f', [Number.NaN, Infinity, -Infinity]],
    ]);
    expect(encodeToml(value)).toBe(
      'b = [65, 10]\nd = "1m30s"\nf = [nan, inf, -inf]\ni = 1000000\nt = 2001-09-09T03:46:40.5+02:00\n',
    );
  });

  test('structs have their Go names, in order, plain ones first; embedded ones are part of the outer one', () => {
    const BASE: GoType = {
      kind: 'struct',
      name: 'main.Base',
      fields: [
        { name: 'Name', type: STRING, json: 'name' },
        { name: 'Tags', type: STRING_SLICE },
      ],
    };
    const OUTER: GoType = {
      kind: 'struct',
      name: 'main.Outer',
      fields: [
        { name: 'Sub', type: pointerTo(BASE) },
        { name: 'Base', type: BASE, embedded: true },
        { name: 'Last', type: STRING },
      ],
    };
    const base = (name: string, tags: GoValue): GoStruct =>
      new GoStruct(
        BASE,
        new Map([
          ['Name', name],
          ['Tags', tags],
        ]),
      );
    const outer = new GoStruct(
      OUTER,
      new Map<string, GoValue>([
        ['Sub', new GoPointer(pointerTo(BASE), base('s', new GoSlice(STRING_SLICE, ['x'])))],
        ['Base', base('b', new GoNil(STRING_SLICE))],
        ['Last', 'l'],
      ]),
    );
    expect(encodeToml(outer)).toBe('Name = "b"\nLast = "l"\n\n[Sub]\n  Name = "s"\n  Tags = ["x"]\n');
    expect(encodeToml(new Map([['o', [1, outer]]]))).toBe(
      'o = [1.0, {Name = "b", Last = "l", Sub = {Name = "s", Tags = ["x"]}, }]\n',
    );
  });

  test('nil maps and pointers give nothing, a nil list an empty one, and nil itself a panic', () => {
    expect(encodeToml(new GoNil(MAP))).toBe('');
    expect(encodeToml(new GoNil(STRING_SLICE))).toBe('[]');
    expect(() => encodeToml(null)).toThrow(new GoPanic('reflect: call of reflect.Value.Type on zero Value'));
  });

  test('what TOML has no type for', () => {
    expect(() => encodeToml(new GoComplex(0, 1))).toThrow(new GoError("unsupported type for key '': complex128"));
    expect(() => encodeToml(new Map([['a', new GoComplex(0, 1)]]))).toThrow(
      new GoError('unsupported type: complex128'),
    );
  });

  test('a map in itself, a list in itself', () => {
    const map = new Map<string, GoValue>();
    map.set('self', map);
    expect(() => encodeToml(map)).toThrow('nested deeper than 500 tables');
    const list: GoValue[] = [];
    list.push(list);
    expect(() => encodeToml(new Map([['a', list]]))).toThrow('nested deeper than 500 levels');
  });
});

describe('fromToml', () => {
  test('values have the types that Go gives them', () => {
    const text = `
title = "a\\tb\\u00e9" # comment
n = [1_000, -31, 0x1f, 0o17, 0b101, 1e3, -0.5, inf]
s = ['C:\\x', """
one \\
   two""", '''it's''']
a.b."c.d" = true
point = { x = 1, y.z = [{}], }
[[t]]
k = 1
[t.sub]
[[t]]
`;
    expect(decodeToml(text)).toEqual(
      new Map<string, GoValue>([
        ['title', 'a\tb\u00e9'],
        ['n', [int64(1000), int64(-31), int64(31), int64(15), int64(5), 1000, -0.5, Infinity]],
        ['s', ['C:\\x', 'one two', "it's"]],
        ['a', new Map([['b', new Map([['c.d', true]])]])],
        [
          'point',
          new Map<string, GoValue>([
            ['x', int64(1)],
            ['y', new Map([['z', [new Map()]]])],
          ]),
        ],
        [
          't',
          new GoSlice(sliceOf(MAP), [
            new Map<string, GoValue>([
              ['k', new GoInt(INT64, 1n)],
              ['sub', new Map()],
            ]),
            new Map(),
          ]),
        ],
      ]),
    );
  });

  test.each([
    ['1979-05-27T07:32:00Z', '1979-05-27T07:32:00Z', 'UTC'],
    ['1979-05-27 00:32:00.9-07:00', '1979-05-27T00:32:00.9-07:00', ''],
    ['1979-05-27T07:32:00', '1979-05-27T07:32:00Z', 'datetime-local'],
    ['1979-05-27', '1979-05-27T00:00:00Z', 'date-local'],
    ['07:32', '0000-01-01T07:32:00Z', 'time-local'],
  ])('the time %s', (text, formatted, location) => {
    const instant = timeOf(decodeToml(`t = ${text}`).get('t') as GoStruct);
    expect(formatTime(instant, '2006-01-02T15:04:05.999999999Z07:00')).toBe(formatted);
    expect(instant.location.name).toBe(location);
  });

  test.each(casesOf('errors'))('%s', (_, text, message) => {
    expect(() => decodeToml(text as string)).toThrow(new GoError(message.trimEnd()));
  });

  test('an empty key in a list makes BurntSushi/toml forget what is no table in it', () => {
    expect(decodeToml('a = [1, {"" = 2}, 3]').get('a')).toEqual(new GoSlice(sliceOf(MAP), [new Map([['', int64(2)]])]));
  });

  test('nesting has an end', () => {
    expect(() => decodeToml(`a = ${'['.repeat(600)}`)).toThrow('deeper than 500 levels');
    expect(() => decodeToml(`${'a.'.repeat(600)}b = 1`)).toThrow('more than 500 tables');
  });
});

test('what was written reads back the same', () => {
  const seed = 20_260_602;
  const random = generator(seed);
  for (let round = 0; round < 2000; round++) {
    const value = randomTable(random, { depth: 4, inline: false });
    expect(decodeToml(encodeToml(value)), `seed ${seed}, round ${round}`).toEqual(value);
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

interface RandomPlace {
  readonly depth: number;
  /** Inside a list that does not consist of tables only; there lists of tables are lists like others. */
  readonly inline: boolean;
}

function randomTable(random: () => number, place: RandomPlace): Map<string, GoValue> {
  const size = Math.floor(random() * 5);
  // Empty keys are left out: inside a list they meet a flaw of BurntSushi/toml that has a test of its own.
  return new Map(Array.from({ length: size }, () => [`k${randomText(random)}`, randomValue(random, place)]));
}

function randomText(random: () => number): string {
  const length = Math.floor(random() * 5);
  return String.fromCodePoint(...Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]!));
}

const pieces = [
  0, 8, 9, 10, 13, 0x1f, 0x20, 0x22, 0x27, 0x2e, 0x3d, 0x5b, 0x5c, 0x61, 0x62, 0x7f, 0xe9, 0xfeff, 0x1f600,
];

function randomValue(random: () => number, { depth, inline }: RandomPlace): GoValue {
  const inner = { depth: depth - 1, inline };
  switch (Math.floor(random() * (depth > 0 ? 8 : 4))) {
    case 0:
      return random() < 0.5;
    case 1:
      return (random() - 0.5) * 10 ** (Math.floor(random() * 40) - 20);
    case 2:
      return int64(Math.floor(random() * 1e6));
    case 3:
      return randomText(random);
    case 4:
    case 5:
      return randomTable(random, inner);
    case 6: {
      const tables = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomTable(random, inner));
      return inline ? tables : new GoSlice(sliceOf(MAP), tables);
    }
    default: {
      const length = Math.floor(random() * 4);
      return [1.5, ...Array.from({ length }, () => randomValue(random, { ...inner, inline: true }))];
    }
  }
}
