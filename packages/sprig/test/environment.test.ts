import { GoPointer, type GoStruct, int, int64, pointerTo } from '@metachart/go-runtime/reflect';
import { addDuration, makeTime, TIME, timeOf } from '@metachart/go-runtime/time';
import { expect, test } from 'vitest';
import { sprigFuncs } from '../src/index.ts';
import { callFunc, createRandomBytes, errorOf, testNow } from './test-environment.ts';

const hour = 3_600_000_000_000n;

test('now is the environment’s time in the local zone', () => {
  const now = timeOf(callFunc('now') as GoStruct);
  expect([now.seconds, now.location.kind]).toEqual([testNow.seconds, 'local']);
  expect(callFunc('date', '15:04 MST', callFunc('now'))).toBe('03:08 EDT');
});

// P17: float64, which every number of values.yaml is, text and nil fall to now.
test.each([1_700_000_000.5, 'x', null, true])('a date from %j is now (rule P17)', (date) => {
  expect(callFunc('date', '2006-01-02', date)).toBe('2024-05-06');
  expect(callFunc('htmlDate', date)).toBe('2024-05-06');
  expect(callFunc('ago', date)).toBe('0s');
});

test('a pointer to a time is a date to date, and now to ago (rule P17)', () => {
  const pointer = new GoPointer(pointerTo(TIME), makeTime(addDuration(testNow, -48n * hour)));
  expect(callFunc('date', '2006-01-02', pointer)).toBe('2024-05-04');
  expect(callFunc('ago', pointer)).toBe('0s');
});

test('ago and durationRound measure from the environment’s time', () => {
  const past = makeTime(addDuration(testNow, -(25n * hour + 1_600_000_000n)));
  expect(callFunc('ago', past)).toBe('25h0m2s');
  expect(callFunc('durationRound', past)).toBe('1d');
  expect(callFunc('ago', int64(testNow.seconds - 61n))).toBe('1m1s');
});

test('toDate reads a date in the local zone; what cannot be read is the zero time (rule P17)', () => {
  expect(timeOf(callFunc('toDate', '2006-01-02', '2024-05-06') as GoStruct).seconds).toBe(1_714_968_000n);
  expect(callFunc('date', '2006-01-02', callFunc('toDate', '2006-01-02', 'x'))).toBe('0000-12-31');
  expect(callFunc('dateInZone', '2006-01-02', callFunc('toDate', '2006-01-02', 'x'), 'UTC')).toBe('0001-01-01');
});

test.each([
  ['randAlpha', /^[A-Za-z]{400}$/],
  ['randAlphaNum', /^[A-Za-z0-9]{400}$/],
  ['randNumeric', /^[0-9]{400}$/],
  ['randAscii', /^[ -~]{400}$/],
])('%s gives characters of its alphabet, not always the same (section 5)', (name, alphabet) => {
  const text = callFunc(name, int(400));
  expect(text).toMatch(alphabet);
  expect(callFunc(name, int(400))).not.toBe(text);
  expect(callFunc(name, int(0))).toBe('');
  expect(callFunc(name, int(-1))).toBe('');
});

test('every character of an alphabet is about equally frequent', () => {
  const counts = new Map<string, number>();
  for (const character of callFunc('randAlphaNum', int(62_000)) as string) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  expect(counts.size).toBe(62);
  expect(Math.min(...counts.values())).toBeGreaterThan(850);
  expect(Math.max(...counts.values())).toBeLessThan(1150);
});

test('randInt stays between its bounds, the upper one excluded', () => {
  const seen = new Set(Array.from({ length: 200 }, () => callFunc('randInt', int(-1), int(2))));
  expect(Array.from(seen, String).length).toBeGreaterThan(0);
  expect(new Set(Array.from(seen, (value) => (value as ReturnType<typeof int>).value))).toEqual(new Set([-1n, 0n, 1n]));
  expect(errorOf(() => callFunc('randInt', int(3), int(3)))).toBe('invalid argument to Intn');
});

test('randBytes and uuidv4 encode the environment’s bytes', () => {
  const funcs = sprigFuncs({
    now: () => testNow,
    random: (bytes) => new Uint8Array(bytes).fill(0xff),
    localZone: 'UTC',
  });
  expect(funcs.get('randBytes')?.call(int(2))).toBe('//8=');
  expect(funcs.get('uuidv4')?.call()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(errorOf(() => funcs.get('randBytes')!.call(int(-1)))).toBe('runtime error: makeslice: len out of range');
});

test('shuffle keeps the runes and gives every order', () => {
  expect(Array.from(callFunc('shuffle', 'a\u{1f600}é') as string).sort()).toEqual(['a', 'é', '\u{1f600}']);
  const orders = new Set(Array.from({ length: 200 }, () => callFunc('shuffle', 'abc')));
  expect(orders.size).toBe(6);
  expect(callFunc('shuffle', '')).toBe('');
});

test('the same random bytes give the same texts', () => {
  const run = (): unknown[] => {
    const funcs = sprigFuncs({ now: () => testNow, random: createRandomBytes(7), localZone: 'UTC' });
    return ['randAlphaNum', 'randAscii'].map((name) => funcs.get(name)?.call(int(20)));
  };
  expect(run()).toEqual(run());
});

test('getHostByName resolves only what the environment resolves', () => {
  expect(callFunc('getHostByName', 'example.com')).toBe('');
  const funcs = sprigFuncs({
    now: () => testNow,
    random: createRandomBytes(1),
    localZone: 'UTC',
    resolveHost: (name) => `address of ${name}`,
  });
  expect(funcs.get('getHostByName')?.call('example.com')).toBe('address of example.com');
});
