import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What one run of a command cost, and its exit status. */
export interface ProcessCost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly status: number;
}

/** Runs a command with its output discarded under the `measure` program, which reads the kernel's own account of it. */
export async function measureProcess(measure: string, command: readonly string[]): Promise<ProcessCost> {
  const { stdout } = await run(measure, [...command], { env: { ...process.env, TZ: 'UTC', KUBECONFIG: '/dev/null' } });
  return JSON.parse(stdout) as ProcessCost;
}
