import { isDiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { addTemplate, executeTemplate, formatNode, parseFile } from '../src/index.ts';
import { createTestSet, fromJson } from './functions.ts';
import { damage, randomTemplate, seededRandom } from './random-template.ts';

const count = 10_000;
const seed = 20_261_124;
const data = fromJson({ a: { b: 'x' }, l: [1, 'two', null, { k: 3 }], m: { k: 'v', z: 1.5 }, nil: null });

test(`${count} damaged templates parse or fail, but never crash or hang (seed ${seed})`, () => {
  const random = seededRandom(seed);
  let failures = 0;
  for (let i = 0; i < count; i++) {
    const text = damage(random, randomTemplate(random));
    if (parseFile('t', text).failure !== undefined) failures++;
  }
  expect(failures).toBeGreaterThan(count / 10);
  expect(failures).toBeLessThan(count);
});

test(`what a tree prints as is parsed to the same tree again (seed ${seed})`, () => {
  const random = seededRandom(seed);
  for (let i = 0; i < count / 4; i++) {
    const tree = parseFile('t', randomTemplate(random)).trees.get('t');
    if (tree === undefined) continue;
    const printed = formatNode(tree.root);
    expect(formatNode(parseFile('t', printed).trees.get('t')!.root)).toBe(printed);
  }
});

test(`${count} templates run or fail as templates do (seed ${seed})`, () => {
  const random = seededRandom(seed);
  const outcomes = { printed: 0, failed: 0, stopped: 0 };
  for (let i = 0; i < count; i++) outcomes[run(randomTemplate(random))]++;
  expect(outcomes.printed).toBeGreaterThan(count / 20);
  expect(outcomes.failed).toBeGreaterThan(count / 20);
});

function run(text: string): 'printed' | 'failed' | 'stopped' {
  const set = createTestSet({ missingKey: 'zero' });
  try {
    executeTemplate(set, addTemplate(set, 't', text), data, {
      maxSteps: 1000,
      maxOutputBytes: 100_000,
      maxTextLength: 1_000_000,
    });
    return 'printed';
  } catch (error) {
    if (error instanceof GoError) return 'failed';
    if (isDiagnosticError(error) && error.code.startsWith('template/')) return 'stopped';
    throw new Error(`${String(error)} in ${JSON.stringify(text)}`, { cause: error });
  }
}
