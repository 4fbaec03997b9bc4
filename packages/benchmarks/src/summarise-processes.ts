import type { ChartCost } from './compare-processes.ts';

/** Ours divided by Helm's; below 1 is better than Helm. */
export interface ProcessSummary {
  readonly charts: number;
  readonly medianWallRatio: number;
  /** Of the tenth of the charts that take Helm longest: the sum of our times by the sum of Helm's. */
  readonly slowestTenthWallRatio: number;
  readonly worstWallRatio: number;
  readonly worstChart: string;
  readonly medianMemoryRatio: number;
  readonly worstMemoryRatio: number;
}

/** Summarises the costs of at least one chart. */
export function summariseProcesses(costs: readonly ChartCost[]): ProcessSummary {
  const wall = costs.map(({ chart, helm, metachart }) => ({ chart, ratio: metachart.wallSeconds / helm.wallSeconds }));
  const memory = costs.map(({ helm, metachart }) => metachart.peakMiB / helm.peakMiB);
  const slowest = costs
    .toSorted((a, b) => b.helm.wallSeconds - a.helm.wallSeconds)
    .slice(0, Math.max(1, Math.floor(costs.length / 10)));
  const sum = (of: (cost: ChartCost) => number) => slowest.reduce((total, cost) => total + of(cost), 0);
  const worst = wall.reduce((most, row) => (row.ratio > most.ratio ? row : most));
  return {
    charts: costs.length,
    medianWallRatio: median(wall.map(({ ratio }) => ratio)),
    slowestTenthWallRatio: sum(({ metachart }) => metachart.wallSeconds) / sum(({ helm }) => helm.wallSeconds),
    worstWallRatio: worst.ratio,
    worstChart: worst.chart,
    medianMemoryRatio: median(memory),
    worstMemoryRatio: Math.max(...memory),
  };
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
