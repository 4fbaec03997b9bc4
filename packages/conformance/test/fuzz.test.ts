import { fileURLToPath } from 'node:url';
import { buildSourceProgram, findGo } from '@metachart/go-programs';
import { describe, expect, test } from 'vitest';
import { runFuzz, startOracle } from '../src/index.ts';

const go = await findGo();
if (!go) process.stderr.write("skipped: differential fuzzing against Helm's engine, which needs Go\n");

describe.skipIf(!go)('generated templates', () => {
  test('print and fail as in Helm, byte for byte', { timeout: 30 * 60_000 }, async () => {
    const seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
    process.stdout.write(`fuzz seed ${seed} (FUZZ_SEED names another)\n`);
    const oracle = startOracle(
      await buildSourceProgram({ name: 'oracle', folder: fileURLToPath(new URL('../oracle', import.meta.url)) }),
    );
    try {
      const { differences, ...counts } = await runFuzz(oracle, { seed, cases: 4000, maxDifferences: 3 });
      expect(differences).toEqual([]);
      expect(counts.rendered).toBeGreaterThan(500);
    } finally {
      oracle.stop();
    }
  });
});
