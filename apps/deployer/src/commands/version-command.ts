import { DiagnosticError } from '@metachart/diagnostics';
import packageFile from '../../package.json' with { type: 'json' };
import { globalFlags } from '../flags/global-flags.ts';
import { parseFlags, switchFlag } from '../flags/index.ts';
import type { Terminal } from '../terminal.ts';

const versionFlags = {
  ...globalFlags,
  short: switchFlag('short', { usage: 'print the number alone' }),
};

/** `metachart version`: the version of the command, of the Helm it renders like, and of its Node. */
export function runVersion(args: readonly string[], terminal: Terminal): void {
  const { flags, positional } = parseFlags(versionFlags, args);
  if (positional.length > 0) {
    throw new DiagnosticError('command/invalid-arguments', { message: '"metachart version" accepts no arguments' });
  }
  const details = flags.short ? '' : ` (renders as Helm v3.22.0; Node ${process.version})`;
  terminal.out(`metachart ${packageFile.version}${details}\n`);
}
