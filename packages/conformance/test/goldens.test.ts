import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findGo, resolveHelm } from '@metachart/go-programs';
import { describe, expect, test } from 'vitest';
import { parseGoldenCase, runGolden } from '../src/index.ts';

const casesFolder = fileURLToPath(new URL('../fixtures/cases', import.meta.url));
const chartsFolder = fileURLToPath(new URL('../fixtures/charts', import.meta.url));
const metachart = fileURLToPath(new URL('../../../apps/deployer/bin/metachart', import.meta.url));
const cases = readdirSync(casesFolder).map((name) => {
  return [name.replace(/\.case$/, ''), parseGoldenCase(readFileSync(`${casesFolder}/${name}`, 'utf8'))] as const;
});

describe.concurrent('our fixture charts render as Helm renders them', () => {
  test.each(cases)('%s', async (_, { args, expected }) => {
    const outcome = await runGolden(metachart, args, chartsFolder);
    if (expected.kind === 'rendered') expect(outcome).toEqual(expected);
    else {
      // Below Helm's own text stands what Helm lacks: the place and a hint.
      expect(outcome.kind).toBe('refused');
      expect(outcome.kind === 'refused' && outcome.error.slice(0, expected.error.length)).toBe(expected.error);
    }
  });
});

const go = await findGo();
if (!go && !process.env.HELM)
  process.stderr.write('skipped: the goldens are not compared with the real Helm, which needs Go\n');

describe.skipIf(!go && !process.env.HELM)('the goldens are what the real Helm gives today', () => {
  test('every case', { timeout: 30 * 60_000 }, async () => {
    const helm = await resolveHelm();
    for (const [name, { args, expected }] of cases) {
      expect([name, await runGolden(helm, args, chartsFolder)]).toEqual([name, expected]);
    }
  });
});
