import { expect, test } from 'vitest';
import { summariseProcesses } from './summarise-processes.ts';

const cost = (wallSeconds: number, peakMiB: number) => ({ wallSeconds, cpuSeconds: wallSeconds, peakMiB, status: 0 });

test('ratios are ours by Helm, and the slowest tenth is chosen by Helm', () => {
  const costs = Array.from({ length: 20 }, (_, index) => ({
    chart: `c${index}`,
    helm: cost(index + 1, 50),
    metachart: cost(index === 19 ? 40 : (index + 1) / 2, 100),
  }));
  const summary = summariseProcesses(costs);
  expect(summary.medianWallRatio).toBe(0.5);
  expect(summary.slowestTenthWallRatio).toBeCloseTo((40 + 9.5) / (20 + 19));
  expect(summary).toMatchObject({ worstChart: 'c19', worstWallRatio: 2, medianMemoryRatio: 2, charts: 20 });
});
