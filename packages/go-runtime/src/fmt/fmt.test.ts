import { isDiagnosticError } from '@metachart/diagnostics';
import { describe, expect, it } from 'vitest';
import { stringOf } from '../bytes/index.ts';
import {
  GoComplex,
  GoError,
  GoInt,
  type GoMethod,
  GoNil,
  GoPointer,
  GoStruct,
  type GoType,
  type GoValue,
  INT,
  int,
  MAP,
  namedType,
  pointerTo,
  STRING,
  STRING_SLICE,
} from '../reflect/index.ts';
import { sprint, sprintf, sprintln } from './index.ts';

function textMethod(name: string, call: (receiver: GoValue) => string): GoMethod {
  return { name, params: [], variadic: false, call };
}

function methodsOf(...methods: GoMethod[]): ReadonlyMap<string, GoMethod> {
  return new Map(methods.map((method) => [method.name, method]));
}

const versionText = textMethod('String', (receiver) => String((receiver as GoPointer).target.fields.get('Version')));
const VERSION: GoType = {
  kind: 'struct',
  name: 'main.KV',
  fields: [
    { name: 'Version', type: STRING },
    { name: 'Major', type: STRING },
    { name: 'Minor', type: STRING },
  ],
  pointerMethods: methodsOf(versionText),
};

const list: GoValue[] = [int(1), 'a', null, 1.5];
const map = new Map<string, GoValue>([
  ['b', 'x'],
  ['a', null],
]);
const bytes = Uint8Array.of(65, 10);
const version = new GoStruct(
  VERSION,
  new Map([
    ['Version', 'v1.20.0'],
    ['Major', '1'],
    ['Minor', '20'],
  ]),
);
const pointer = new GoPointer(pointerTo(VERSION), version);

/** format, operands, what Go 1.26 prints. */
const cases: readonly (readonly [string, readonly GoValue[], string])[] = [
  ['%s-%d', ['a', int(3)], 'a-3'],
  ['%v %v %v %v', ['x', int(1), 1.5, true], 'x 1 1.5 true'],
  ['%v %v', [1e6, 123456.7], '1e+06 123456.7'],
  ['%.0f %.0f', [0.5, 2.5], '0 2'],
  ['%8.2f|%-8.1e|', [3.25, 3.25], '    3.25|3.2e+00 |'],
  ['%+08.2f', [1.5], '+0001.50'],
  ['%#g', [1], '1.00000'],
  ['%#.3x', [1], '0x1.000p+00'],
  ['%5d|%-5d|%05d', [int(5), int(5), int(5)], '    5|5    |00005'],
  ['%x %#X', [int(-255), int(255)], '-ff 0XFF'],
  ['%o %O %#b', [int(8), int(8), int(5)], '10 0o10 0b101'],
  ['%c%c %q', [int(65), int(0x1f600), int(0x41)], "A😀 'A'"],
  ['%U', [int(0x1f600)], 'U+1F600'],
  ['%#U', [int(0x41)], "U+0041 'A'"],
  ['%.2s|%5s|', ['é日x', 'é日x'], 'é日|  é日x|'],
  ['%x %X % x', ['é', 'é', 'hi'], 'c3a9 C3A9 68 69'],
  ['%q %#q %+q', ['a"b', 'a"b', 'é'], '"a\\"b" `a"b` "\\u00e9"'],
  ['%d', ['x'], '%!d(string=x)'],
  ['%s', [int(1)], '%!s(int=1)'],
  ['%v %s %d', [null, null, null], '<nil> %!s(<nil>) %!d(<nil>)'],
  ['%d', [], '%!d(MISSING)'],
  ['%!', [], '%!!(MISSING)'],
  ['%', ['a'], '%!(NOVERB)%!(EXTRA string=a)'],
  ['x', [int(1), 'b', null], 'x%!(EXTRA int=1, string=b, <nil>)'],
  ['%[2]s %[1]s', ['a', 'b'], 'b a'],
  ['%[3]s', ['a'], '%!s(BADINDEX)'],
  ['%[x]s', ['a'], '%!s(BADINDEX)'],
  ['%*s', [int(5), 'a'], '    a'],
  ['%*s', ['x', 'a'], '%!(BADWIDTH)a'],
  ['%*s|', [int(-5), 'a'], 'a    |'],
  ['%.*s', [int(2), 'abc'], 'ab'],
  ['%v', [list], '[1 a <nil> 1.5]'],
  ['%#v', [list], '[]interface {}{1, "a", interface {}(nil), 1.5}'],
  ['%s', [list], '[%!s(int=1) a <nil> %!s(float64=1.5)]'],
  ['%v', [map], 'map[a:<nil> b:x]'],
  ['%#v', [map], 'map[string]interface {}{"a":interface {}(nil), "b":"x"}'],
  [
    '%T %T %T %T %T %T %T',
    [map, list, 'a', int(1), 1.5, true, null],
    'map[string]interface {} []interface {} string int float64 bool <nil>',
  ],
  ['%v', [bytes], '[65 10]'],
  ['%s', [bytes], 'A\n'],
  ['%x', [bytes], '410a'],
  ['%q', [bytes], '"A\\n"'],
  ['%#v', [bytes], '[]byte{0x41, 0xa}'],
  ['%v', [[bytes]], '[[65 10]]'],
  ['%v', [version], '{v1.20.0 1 20}'],
  ['%+v', [version], '{Version:v1.20.0 Major:1 Minor:20}'],
  ['%v', [pointer], 'v1.20.0'],
  ['%s', [pointer], 'v1.20.0'],
  ['%d', [pointer], '&{%!d(string=v1.20.0) %!d(string=1) %!d(string=20)}'],
  ['%v', [[version]], '[{v1.20.0 1 20}]'],
  ['%v', [new GoNil(MAP)], 'map[]'],
  ['%#v', [new GoNil(MAP)], 'map[string]interface {}(nil)'],
  ['%v', [new GoNil(pointerTo(VERSION))], '<nil>'],
  ['%v', [new GoNil(STRING_SLICE)], '[]'],
  ['%v', [new GoComplex(1, -2.5)], '(1-2.5i)'],
  ['%.1f', [new GoComplex(1, -2.5)], '(1.0-2.5i)'],
  ['%s%%', ['50'], '50%'],
  ['%☠', ['a'], '%!☠(string=a)'],
  ['%w', ['a'], '%!w(string=a)'],
  ['%t %5t', [true, true], 'true  true'],
  ['%t', ['x'], '%!t(string=x)'],
];

describe('sprintf', () => {
  for (const [format, operands, expected] of cases) {
    it(`${JSON.stringify(format)} prints ${JSON.stringify(expected)}`, () => {
      expect(sprintf(format, operands)).toBe(expected);
    });
  }

  it('prints nil as <nil>, and as a bad verb for anything but %v (M3)', () => {
    expect(sprintf('%v|%s|%d', [null, null, null])).toBe('<nil>|%!s(<nil>)|%!d(<nil>)');
  });

  it('counts runes for widths and bytes for hexadecimal (P11)', () => {
    expect(sprintf('%.2s|%.2x', ['日本語', '日本語'])).toBe('日本|e697');
    expect(sprintf('%.1s|%3s|', [stringOf(Uint8Array.of(0xff, 0xfe)), stringOf(Uint8Array.of(0xff))])).toBe(
      '\udcff|  \udcff|',
    );
  });

  it('heals a rune whose halves come from two operands', () => {
    expect(sprintf('%s%s', [stringOf(Uint8Array.of(0xc3)), stringOf(Uint8Array.of(0xa9))])).toBe('é');
  });

  it('sorts map keys by bytes', () => {
    const keys = ['\u{1f600}', '\uffee', 'z', '10', '9', ''];
    expect(sprintf('%v', [new Map(keys.map((key) => [key, true]))])).toBe(
      'map[:true 10:true 9:true z:true \uffee:true \u{1f600}:true]',
    );
  });

  it('shows every pointer at the same address', () => {
    const PAIR: GoType = { kind: 'struct', name: 'main.Pair', fields: [{ name: 'A', type: INT }] };
    const pair = new GoPointer(pointerTo(PAIR), new GoStruct(PAIR, new Map([['A', int(1)]])));
    expect(sprintf('%v %v %p', [pair, [pair], pair])).toBe('&{1} [0xc000000000] 0xc000000000');
  });
});

describe('methods of a value', () => {
  const WEEK = namedType('main.Week', INT, [textMethod('String', (receiver) => `week ${(receiver as GoInt).value}`)]);
  const FAILURE = namedType('main.Failure', INT, [
    textMethod('Error', () => 'failed'),
    textMethod('String', () => 'not asked'),
  ]);
  const BROKEN = namedType('main.Broken', INT, [
    textMethod('String', () => {
      throw new GoError('boom');
    }),
  ]);

  it('are asked by %v, %s and %q and not by %d', () => {
    expect(sprintf('%v|%s|%q|%x|%d|%10v|', Array(6).fill(new GoInt(WEEK, 3n)))).toBe(
      'week 3|week 3|"week 3"|7765656b2033|3|    week 3|',
    );
    expect(sprintf('%v %#v', [[new GoInt(WEEK, 3n)], new GoInt(WEEK, 3n)])).toBe('[week 3] 3');
  });

  it('prefer Error to String', () => {
    expect(sprint([new GoInt(FAILURE, 1n)])).toBe('failed');
  });

  it('show a panic in their place', () => {
    expect(sprintf('%s!', [new GoInt(BROKEN, 1n)])).toBe('%!s(PANIC=String method: boom)!');
  });

  it('are not asked for a bad verb', () => {
    expect(sprintf('%z', [new GoInt(WEEK, 3n)])).toBe('%!z(main.Week=3)');
  });

  it('of a nil pointer give <nil> when they fail', () => {
    const BY_VALUE: GoType = {
      kind: 'struct',
      name: 'main.V',
      fields: [],
      methods: methodsOf(textMethod('String', () => 'v')),
    };
    expect(sprintf('%v %s', [new GoNil(pointerTo(BY_VALUE)), new GoNil(pointerTo(BY_VALUE))])).toBe('<nil> <nil>');
  });

  it('of a struct get the struct where they are called through a pointer', () => {
    const NAMED: GoType = {
      kind: 'struct',
      name: 'p.Named',
      methods: methodsOf(textMethod('String', (receiver) => `is struct: ${receiver instanceof GoStruct}`)),
    };
    const named = new GoPointer(pointerTo(NAMED), new GoStruct(NAMED, new Map()));
    expect(sprintf('%v', [named])).toBe('is struct: true');
  });
});

describe('sprint', () => {
  it('puts a space only between operands that are not strings (P9)', () => {
    expect(sprint([int(1), int(2), 'a'])).toBe('1 2a');
    expect(sprint(['a', 'b', int(1), true, null])).toBe('ab1 true <nil>');
    expect(sprint([])).toBe('');
  });

  it('prints maps and lists as Go does (P8)', () => {
    expect(
      sprint([
        new Map<string, GoValue>([
          ['b', 2],
          ['a', list],
        ]),
      ]),
    ).toBe('map[a:[1 a <nil> 1.5] b:2]');
  });

  it('puts spaces and a newline everywhere with sprintln', () => {
    expect(sprintln(['a', 'b', int(1)])).toBe('a b 1\n');
  });
});

describe('bounds', () => {
  function codeOf(print: () => unknown): string {
    try {
      print();
    } catch (error) {
      if (isDiagnosticError(error)) return error.code;
      throw error;
    }
    return 'none';
  }

  it('refuses a map that contains itself', () => {
    const loop = new Map<string, GoValue>();
    loop.set('self', loop);
    expect(codeOf(() => sprint([loop]))).toBe('fmt/value-too-deep');
  });

  it('refuses lists that double at every level', () => {
    let bomb: GoValue = ['0123456789'.repeat(100)];
    for (let i = 0; i < 40; i++) bomb = [bomb, bomb];
    expect(codeOf(() => sprint([bomb]))).toBe('fmt/output-too-large');
  });

  it('refuses widths that add up', () => {
    expect(codeOf(() => sprintf('%999999d'.repeat(400), Array(400).fill(int(1))))).toBe('fmt/output-too-large');
    expect(sprintf('%99999999d', [int(1)])).toBe('%!(NOVERB)%!(EXTRA int=1)');
  });
});
