import { DiagnosticError } from '@metachart/diagnostics';
import { helmFuncs } from '@metachart/helm-render';
import { deployEnvironment } from '@metachart/pipeline';
import { loadEnvironment } from '@metachart/workspace';
import { type FlagValues, formatFlags, parseFlags } from '../../flags/index.ts';
import { systemEnvironment } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { oneEnvironment } from '../one-environment.ts';
import { openCluster } from '../open-cluster.ts';
import { readOutput } from '../read-output.ts';
import { deployFlags } from './deploy-flags.ts';
import { eventPrinter } from './print-event.ts';

/**
 * `metachart deploy ENV`: deploys an environment's releases and prints what happens as it happens. An interrupt cancels: the
 * record of what has begun is closed as failed. Throws what is to be reported.
 */
export async function runDeploy(args: readonly string[], terminal: Terminal): Promise<void> {
  const { flags, positional, help } = parseFlags(deployFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(deployFlags)}`);
    return;
  }
  const name = oneEnvironment('deploy', positional);
  const timeout = readTimeout(flags);
  const print = eventPrinter(readOutput(flags.output), terminal);
  const cancelling = new AbortController();
  const stopListening = terminal.onInterrupt(() => {
    terminal.err('interrupted: the deploy is being cancelled; once more ends it at once\n');
    cancelling.abort();
  });
  try {
    const bundle = await loadEnvironment(flags.root || '.', name);
    const opened = await openCluster(bundle, { flags, env: terminal.env });
    try {
      if (opened.notice !== undefined) print.notice(opened.notice);
      const machine = systemEnvironment();
      const events = deployEnvironment({
        bundle,
        cluster: opened.cluster,
        funcs: helmFuncs(machine),
        now: machine.now,
        signal: cancelling.signal,
        timeout,
        hooks: flags.noHooks ? 'skip' : 'run',
      });
      for await (const event of events) print.event(event);
    } finally {
      await opened.close();
    }
  } finally {
    stopListening();
  }
}

/** In milliseconds. */
function readTimeout({ timeout }: FlagValues<typeof deployFlags>): number {
  if (timeout > 0n) return Number(timeout / 1_000_000n);
  throw new DiagnosticError('command/invalid-flag', { message: '--timeout must be more than 0' });
}

const usage = `Deploys the releases of an environment, in their order, and waits until they are ready.

Usage:
  metachart deploy ENV [flags]
`;
