import { isDiagnosticError } from '@metachart/diagnostics';
import { encodeJson } from '@metachart/go-runtime/json';
import { GoError, type GoMap, type GoValue } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import {
  coalesceValues,
  copyValues,
  loadChart,
  mergeMaps,
  parseSetInto,
  parseSetJsonInto,
  parseSetLiteralInto,
  processDependencies,
  readChartArchive,
} from '../src/index.ts';
import { chartFiles } from './case-files.ts';
import { makeArchive } from './make-archive.ts';
import { type Random, seededRandom } from './seeded-random.ts';

const seed = 20_261_124;
const keys = ['a', 'b', 'global', 's', 'enabled', 'exports', 'data', 'tags'];

test(`a copy is equal and shares no container (seed ${seed})`, () => {
  const random = seededRandom(seed);
  for (let i = 0; i < 500; i++) {
    const values = randomTable(random, 4);
    const before = encodeJson(values);
    const copy = copyValues(values);
    expect(encodeJson(copy)).toBe(before);
    disturb(copy);
    expect(encodeJson(values)).toBe(before);
  }
});

test(`composing never changes the chart or what the user gave, and gives the same twice (seed ${seed})`, () => {
  const random = seededRandom(seed);
  for (let i = 0; i < 500; i++) {
    const chart = loadChart(randomChart(random));
    const user = randomTable(random, 3);
    const before = encodeJson([chart.values ?? null, chart.dependencies[0]?.values ?? null, user]);
    const once = composeOrError(() => coalesceValues(processDependencies(chart, user).chart, user).values);
    const twice = composeOrError(() => coalesceValues(processDependencies(chart, user).chart, user).values);
    expect(twice).toBe(once);
    expect(encodeJson([chart.values ?? null, chart.dependencies[0]?.values ?? null, user])).toBe(before);
  }
});

test(`coalescing with what coalescing gave changes nothing but nulls (seed ${seed})`, () => {
  const random = seededRandom(seed);
  for (let i = 0; i < 500; i++) {
    const chart = loadChart(
      chartFiles({ 'Chart.yaml': head('c'), 'values.yaml': withoutNulls(randomTable(random, 3)) }),
    );
    const user = withoutNullValues(randomTable(random, 3));
    const { values } = coalesceValues(chart, user);
    expect(encodeJson(coalesceValues(chart, values).values)).toBe(encodeJson(values));
  }
});

test(`merging with nothing on either side gives the other (seed ${seed})`, () => {
  const random = seededRandom(seed);
  for (let i = 0; i < 200; i++) {
    const values = randomTable(random, 3);
    expect(encodeJson(mergeMaps(values, new Map()))).toBe(encodeJson(values));
    expect(encodeJson(mergeMaps(new Map(), values))).toBe(encodeJson(values));
  }
});

test(`a --set line of any characters parses or fails with a text of Go (seed ${seed})`, () => {
  const random = seededRandom(seed);
  const pieces = [
    'a',
    'b.c',
    '=',
    ',',
    '.',
    '[',
    ']',
    '[0]',
    '{',
    '}',
    '\\',
    '"',
    'null',
    '1',
    ' ',
    '\udc80',
    '😀',
    ':',
  ];
  for (let i = 0; i < 20_000; i++) {
    const line = Array.from({ length: 1 + random.int(10) }, () => random.pick(pieces)).join('');
    const parse = random.pick([parseSetInto, parseSetJsonInto, parseSetLiteralInto]);
    failsOnlyAs(GoError, () => parse(line, new Map()));
  }
});

test(`a damaged archive is read or refused, never more (seed ${seed})`, () => {
  const random = seededRandom(seed);
  const sound = makeArchive([
    { name: 'c/Chart.yaml', data: 'name: c\nversion: 1' },
    { name: 'c/templates/', type: '5' },
    { name: 'c/templates/a.yaml', data: 'x'.repeat(2_000) },
  ]);
  for (let i = 0; i < 2_000; i++) {
    const archive = Buffer.from(sound.subarray(0, random.int(3) === 0 ? random.int(sound.length) : sound.length));
    for (let n = random.int(3); n > 0 && archive.length > 0; n--) archive[random.int(archive.length)] = random.int(256);
    failsOnlyAs(GoError, () => readChartArchive(archive));
  }
});

function failsOnlyAs(type: typeof GoError, run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof type) && !isDiagnosticError(error)) throw error;
  }
}

function composeOrError(compose: () => GoMap): string {
  try {
    return encodeJson(compose());
  } catch (error) {
    if (error instanceof GoError || isDiagnosticError(error)) return error.message;
    throw error;
  }
}

function head(name: string): string {
  return `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`;
}

function randomChart(random: Random): ReturnType<typeof chartFiles> {
  const dependency = random.pick([
    '',
    'dependencies: [{name: s, version: 1.0.0}]\n',
    'dependencies: [{name: s, version: 1.0.0, alias: b, condition: b.enabled}]\n',
    'dependencies: [{name: s, version: 1.0.0, import-values: [data, {child: a, parent: b}], tags: [a]}]\n',
  ]);
  return chartFiles({
    'Chart.yaml': head('c') + dependency,
    'values.yaml': encodeJson(randomTable(random, 3)),
    'charts/s/Chart.yaml': head('s'),
    'charts/s/values.yaml': encodeJson(randomTable(random, 3)),
  });
}

function randomTable(random: Random, depth: number): GoMap {
  const table: GoMap = new Map();
  for (let n = random.int(5); n > 0; n--) table.set(random.pick(keys), randomValue(random, depth));
  return table;
}

function randomValue(random: Random, depth: number): GoValue {
  if (depth > 0 && random.int(2) === 0) return randomTable(random, depth - 1);
  return random.pick<GoValue>([null, 1, 'x', true, false, [1, null, new Map([['a', 1]])]]);
}

/** Changes every container of a value. */
function disturb(value: GoValue): void {
  const inner = value instanceof Map ? [...value.values()] : Array.isArray(value) ? [...value] : [];
  for (const item of inner) disturb(item);
  if (value instanceof Map) value.set('disturbed', 1);
  else if (Array.isArray(value)) value.push('disturbed');
}

function withoutNulls(values: GoMap): string {
  return encodeJson(withoutNullValues(values));
}

function withoutNullValues(values: GoMap): GoMap {
  const kept = [...values].filter(([, value]) => value !== null);
  return new Map(kept.map(([key, value]) => [key, value instanceof Map ? withoutNullValues(value) : value]));
}
