import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSourceProgram } from '@metachart/go-programs';
import { runFuzz, startOracle } from '../src/index.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    cases: { type: 'string', default: '20000' },
    'max-differences': { type: 'string', default: '20' },
  },
});
process.stdout.write(`seed ${values.seed}\n`);
const folder = fileURLToPath(new URL('../oracle', import.meta.url));
const oracle = startOracle(await buildSourceProgram({ name: 'oracle', folder }));
const { differences, ...counts } = await runFuzz(oracle, {
  seed: Number(values.seed),
  cases: Number(values.cases),
  maxDifferences: Number(values['max-differences']),
  onDifference: (difference) => process.stdout.write(`${JSON.stringify(difference, null, 1)}\n`),
});
oracle.stop();
process.stdout.write(`${JSON.stringify({ ...counts, differences: differences.length })}\n`);
process.exitCode = differences.length > 0 ? 1 : 0;
