import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { measureProcess, type ProcessCost } from './measure-process.ts';

export interface ProcessPrograms {
  readonly measure: string;
  readonly helm: string;
  readonly metachart: string;
}

/** The cheapest of several runs of each program on one chart with its defaults. */
export interface ChartCost {
  readonly chart: string;
  readonly helm: ProcessCost;
  readonly metachart: ProcessCost;
}

export interface CompareProcessesOptions {
  readonly rounds: number;
  /** Every nth chart of the folder is taken. */
  readonly every: number;
  readonly onChart?: (cost: ChartCost) => void;
}

/**
 * Runs `helm template` and `metachart template` in turn, `rounds` times each, on charts of a corpus. Charts that either
 * refuses are left out.
 */
export async function compareProcesses(
  corpus: string,
  programs: ProcessPrograms,
  options: CompareProcessesOptions,
): Promise<readonly ChartCost[]> {
  const costs: ChartCost[] = [];
  const charts = (await readdir(join(corpus, 'charts'))).sort().filter((_, index) => index % options.every === 0);
  for (const chart of charts) {
    const args = ['template', 'release-name', join(corpus, 'charts', chart), '--namespace', 'default'];
    const helm: ProcessCost[] = [];
    const metachart: ProcessCost[] = [];
    for (let round = 0; round < options.rounds; round++) {
      helm.push(await measureProcess(programs.measure, [programs.helm, ...args]));
      metachart.push(await measureProcess(programs.measure, [programs.metachart, ...args]));
    }
    if ([...helm, ...metachart].some(({ status }) => status !== 0)) continue;
    const cost = { chart, helm: cheapest(helm), metachart: cheapest(metachart) };
    costs.push(cost);
    options.onChart?.(cost);
  }
  return costs;
}

function cheapest(costs: readonly ProcessCost[]): ProcessCost {
  return costs.reduce((best, cost) => (cost.wallSeconds < best.wallSeconds ? cost : best));
}
