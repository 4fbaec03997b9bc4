import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { buildSourceProgram, resolveHelm } from '@metachart/go-programs';
import { readChart } from '@metachart/workspace';
import { benchmarkFuncs } from '../src/benchmark-funcs.ts';
import { compareProcesses, median, type RerenderCost, rerenderChart, summariseProcesses } from '../src/index.ts';

const { values } = parseArgs({
  options: {
    charts: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    every: { type: 'string', default: '1' },
    rerender: { type: 'string', multiple: true, default: [] },
    'rerender-rounds': { type: 'string', default: '100' },
    results: { type: 'string' },
  },
});
if (values.charts === undefined) {
  process.stderr.write(
    'usage: pnpm bench --charts DIR [--rounds N] [--every N] [--rerender CHART…] [--results FILE]\n',
  );
  process.exit(1);
}
const run = promisify(execFile);
const corpus = resolve(process.env.INIT_CWD ?? '.', values.charts);
const programFolder = (name: string) => fileURLToPath(new URL(`../go/${name}`, import.meta.url));
const metachart = fileURLToPath(new URL('../../../apps/deployer/bin/metachart', import.meta.url));

const rerenders = [];
for (const chart of values.rerender) {
  const folder = join(corpus, 'charts', chart);
  const rounds = Number(values['rerender-rounds']);
  const rerender = await buildSourceProgram({ name: 'rerender', folder: programFolder('rerender') });
  const { stdout } = await run(rerender, [folder, String(rounds)], { maxBuffer: 64 << 20 });
  const helm = JSON.parse(stdout) as RerenderCost;
  const ours = rerenderChart(await readChart(folder), rounds, benchmarkFuncs());
  // The first half lets both sides warm up: page cache and garbage collector there, the compiler here.
  const steady = ({ seconds }: RerenderCost) => median(seconds.slice(Math.floor(seconds.length / 2)));
  const row = { chart, helmBytes: helm.bytes, ourBytes: ours.bytes, timesAsFast: steady(helm) / steady(ours) };
  rerenders.push(row);
  process.stdout.write(`rerender ${chart}: ${row.timesAsFast.toFixed(2)} times as fast as Helm's engine`);
  process.stdout.write(` (${row.ourBytes} bytes here, ${row.helmBytes} there)\n`);
}

const measure = await buildSourceProgram({ name: 'measure', folder: programFolder('measure') });
const costs = await compareProcesses(
  corpus,
  { measure, helm: await resolveHelm(), metachart },
  { rounds: Number(values.rounds), every: Number(values.every) },
);
const summary = summariseProcesses(costs);
for (const [name, value] of Object.entries(summary)) process.stdout.write(`| ${name} | ${value} |\n`);
if (values.results !== undefined)
  await writeFile(values.results, JSON.stringify({ rerenders, summary, costs }, null, 1));
