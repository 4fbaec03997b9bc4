import { execFile } from 'node:child_process';
import type { GoldenOutcome } from './golden-case.ts';

/** Runs `PROGRAM template ARGS` in the folder of the fixture charts and tells what came of it. */
export function runGolden(program: string, args: readonly string[], chartsFolder: string): Promise<GoldenOutcome> {
  const env = { ...process.env, TZ: 'UTC', KUBECONFIG: '/dev/null' };
  return new Promise((resolve) => {
    execFile(program, ['template', ...args], { cwd: chartsFolder, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (!error) return resolve({ kind: 'rendered', stdout });
      resolve({ kind: 'refused', error: stderr.slice(stderr.search(/^Error: /m) + 'Error: '.length).trimEnd() });
    });
  });
}
