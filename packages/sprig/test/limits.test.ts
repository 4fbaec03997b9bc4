import { isDiagnosticError } from '@metachart/diagnostics';
import { type GoMap, type GoValue, int } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { callFunc } from './test-environment.ts';

const million = 'a'.repeat(1_000_000);

test.each<[string, readonly GoValue[]]>([
  ['repeat', [int(1_000_000_000), 'abc']],
  ['repeat', [int(2n ** 62n), 'abc']],
  ['indent', [int(1_000_000_000), 'a']],
  ['nindent', [int(1_000), '\n'.repeat(1_000_000)]],
  ['replace', ['a', million, million]],
  ['replace', ['', million, million]],
  ['join', [million, new Array(1_000).fill('')]],
  ['wrapWith', [int(1), million, million]],
  ['split', ['', 'a'.repeat(10_000_000)]],
  ['splitList', [',', ','.repeat(10_000_000)]],
  ['splitn', [',', int(-1), ','.repeat(10_000_000)]],
  ['until', [int(1_000_000_000)]],
  ['untilStep', [int(0), int(-(2n ** 62n)), int(-1)]],
  ['seq', [int(2n ** 62n)]],
  ['randAlphaNum', [int(1_000_000_000)]],
  ['randBytes', [int(1_000_000_000)]],
  ['concat', new Array(100).fill(new Array(100_000).fill(1))],
])('%s refuses an absurd size at once', (name, args) => {
  expect(codeOf(() => callFunc(name, ...args))).toBe('template/size-limit');
});

test('a map that contains itself has no deep copy and cannot be merged', () => {
  const endless: GoMap = new Map();
  endless.set('self', endless);
  const other: GoMap = new Map();
  other.set('self', other);
  expect(codeOf(() => callFunc('deepCopy', endless))).toBe('template/size-limit');
  expect(codeOf(() => callFunc('merge', endless, other))).toBe('template/size-limit');
});

test('maps that contain themselves can be compared, as in Go', () => {
  const endless: GoMap = new Map();
  endless.set('self', endless);
  const other: GoMap = new Map();
  other.set('self', other);
  expect(callFunc('deepEqual', endless, other)).toBe(true);
  other.set('more', 1);
  expect(callFunc('deepEqual', endless, other)).toBe(false);
});

test('a structure that shares its parts a billion times over is compared quickly and not copied', () => {
  let left: GoMap = new Map();
  let right: GoMap = new Map();
  for (let i = 0; i < 40; i++) {
    left = new Map([
      ['a', left],
      ['b', left],
    ]);
    right = new Map([
      ['a', right],
      ['b', right],
    ]);
  }
  expect(callFunc('deepEqual', left, right)).toBe(true);
  expect(codeOf(() => callFunc('deepCopy', left))).toBe('template/size-limit');
});

test('a list of ten thousand maps is made unique in less than a second', () => {
  const list = Array.from({ length: 10_000 }, (_, i) => new Map<string, GoValue>([['name', `item ${i >> 1}`]]));
  const start = performance.now();
  expect(callFunc('uniq', list)).toHaveLength(5_000);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('a number of a million digits is out of range at once', () => {
  expect(callFunc('atoi', '9'.repeat(1_000_000))).toEqual(int(2n ** 63n - 1n));
});

function codeOf(call: () => GoValue): string {
  try {
    call();
  } catch (error) {
    if (isDiagnosticError(error)) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}
