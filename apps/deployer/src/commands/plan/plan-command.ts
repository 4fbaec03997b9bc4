import { DiagnosticError } from '@metachart/diagnostics';
import { instantOfUnix } from '@metachart/go-runtime/time';
import { helmFuncs } from '@metachart/helm-render';
import { type EnvironmentPlan, planEnvironment } from '@metachart/pipeline';
import { hasChanges } from '@metachart/release';
import { loadEnvironment } from '@metachart/workspace';
import { formatFlags, parseFlags } from '../../flags/index.ts';
import { systemEnvironment } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { oneEnvironment } from '../one-environment.ts';
import { openCluster } from '../open-cluster.ts';
import { readOutput } from '../read-output.ts';
import { formatPlan } from './format-plan.ts';
import { planFlags } from './plan-flags.ts';

/**
 * `metachart plan ENV`: prints what a deploy would change and changes nothing. Gives the exit code: with
 * `--detailed-exitcode` 2 where something would change. Throws what is to be reported, after the plan `plan/refused` where a
 * deploy would be refused for an object.
 */
export async function runPlan(args: readonly string[], terminal: Terminal): Promise<0 | 2> {
  const { flags, positional, help } = parseFlags(planFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(planFlags)}`);
    return 0;
  }
  const name = oneEnvironment('plan', positional);
  const output = readOutput(flags.output);
  const bundle = await loadEnvironment(flags.root || '.', name);
  const opened = await openCluster(bundle, { flags, env: terminal.env });
  try {
    if (opened.notice !== undefined) terminal.err(`${opened.notice}\n`);
    const machine = systemEnvironment();
    const plan = await planEnvironment({
      bundle,
      cluster: opened.cluster,
      funcs: helmFuncs(machine),
      otherFuncs: helmFuncs({ ...machine, now: () => later(machine.now()) }),
    });
    terminal.out(output === 'json' ? `${JSON.stringify(plan, undefined, 2)}\n` : formatPlan(plan));
    throwIfRefused(plan);
    return flags.detailedExitcode && plan.releases.some(hasChanges) ? 2 : 0;
  } finally {
    await opened.close();
  }
}

/** Another year, month, day, hour, minute and second. */
function later({ seconds, nanoseconds, location }: ReturnType<typeof instantOfUnix>) {
  return instantOfUnix(seconds + 401n * 86_400n + 3_661n, BigInt(nanoseconds), location);
}

function throwIfRefused({ environment, releases }: EnvironmentPlan): void {
  const count = releases.reduce((sum, { summary }) => sum + summary.refused, 0);
  if (count === 0) return;
  throw new DiagnosticError('plan/refused', {
    message: `a deploy of ${environment} would fail: ${count} ${count === 1 ? 'object' : 'objects'} would be refused`,
    hint: 'the plan says why, behind "!" or as "refused"',
  });
}

const usage = `Prints what a deploy of an environment would change, and changes nothing.

The cluster is asked by dry runs of server-side apply. Data of Secrets is never printed.

Usage:
  metachart plan ENV [flags]
`;
