import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { resolveHelm } from '@metachart/go-programs';
import {
  formatResult,
  formatSummary,
  loadCases,
  loadKnownDifferences,
  runConformance,
  summariseVerdicts,
} from '../src/index.ts';

const { values } = parseArgs({
  options: {
    charts: { type: 'string' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    results: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
if (values.charts === undefined) {
  process.stderr.write(
    'usage: pnpm conformance --charts DIR [--only REGEXP] [--jobs N] [--results FILE] [--verbose]\n',
  );
  process.exit(1);
}
const programs = {
  helm: await resolveHelm(),
  metachart: process.env.METACHART || fileURLToPath(new URL('../../../apps/deployer/bin/metachart', import.meta.url)),
};
const only = new RegExp(values.only ?? '');
const cases = (await loadCases(resolve(process.env.INIT_CWD ?? '.', values.charts))).filter(({ id }) => only.test(id));
const known = await loadKnownDifferences(fileURLToPath(new URL('../known-differences.txt', import.meta.url)));
const results = await runConformance(cases, {
  programs,
  jobs: Number(values.jobs),
  onResult: (result) => {
    const plain = result.verdict.kind === 'identical' || (result.verdict.kind === 'refused' && result.verdict.sameText);
    if (values.verbose || !plain) process.stderr.write(`${formatResult(result)}\n`);
  },
});
const summary = summariseVerdicts(results, known);
process.stdout.write(`${formatSummary(summary)}\n`);
if (values.results !== undefined) await writeFile(values.results, JSON.stringify(results, null, 1));
process.exitCode = summary.unexpected.length > 0 || summary.outdated.length > 0 ? 1 : 0;
