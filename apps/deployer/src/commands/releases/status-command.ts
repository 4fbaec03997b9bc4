import { DiagnosticError } from '@metachart/diagnostics';
import { readRelease, releaseValue } from '@metachart/pipeline';
import { formatFlags, parseFlags, switchFlag } from '../../flags/index.ts';
import type { Terminal } from '../../terminal.ts';
import { chooseRelease, oneRelease } from './choose-release.ts';
import { withReleases } from './open-releases.ts';
import { printOutput } from './print-output.ts';
import { printStatus } from './print-status.ts';
import { outputFlag, releaseFlags, revisionFlag } from './release-flags.ts';

const statusFlags = {
  ...releaseFlags,
  output: outputFlag,
  revision: revisionFlag,
  showDesc: switchFlag('show-desc', { usage: 'add the description' }),
  showResources: switchFlag('show-resources', { usage: 'not supported', hidden: true }),
};

/** `metachart status RELEASE`: a revision, as `helm status` prints it (Helm: cmd/helm/status.go). */
export async function runStatus(args: readonly string[], terminal: Terminal): Promise<void> {
  const { flags, positional, help } = parseFlags(statusFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(statusFlags)}`);
    return;
  }
  const name = oneRelease('status', positional, flags);
  if (flags.showResources) {
    throw new DiagnosticError('command/flag-not-supported', {
      message: '--show-resources is not supported',
      hint: 'metachart get manifest RELEASE prints what belongs to the release',
    });
  }
  await withReleases(flags, terminal, async (opened) => {
    const record = await readRelease(opened.cluster, {
      ...chooseRelease(name, opened),
      revision: Number(flags.revision),
    });
    if (flags.output === 'table') printStatus(record, { description: flags.showDesc }, terminal);
    else printOutput(flags.output, { table: () => '', value: () => releaseValue(record) }, terminal);
  });
}

const usage = `Prints the status of a release, as "helm status" does.

Usage:
  metachart status RELEASE [flags]
  metachart status --env ENV [RELEASE] [flags]
`;
