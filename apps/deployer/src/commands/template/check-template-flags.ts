import { DiagnosticError } from '@metachart/diagnostics';
import type { FlagValues } from '../../flags/index.ts';
import type { templateFlags } from './template-flags.ts';

/** Throws DiagnosticError for flags whose work needs what `template` does without: a cluster, a chart repository. */
export function checkTemplateFlags(flags: FlagValues<typeof templateFlags>): void {
  if (flags.dependencyUpdate) {
    throw new DiagnosticError('command/flag-not-supported', {
      message: '--dependency-update is not supported: template reads charts and never changes them',
      hint: 'put the dependencies into charts/ first, for instance with "helm dependency build"',
    });
  }
  if (flags.validate) fail('--validate');
  switch (flags.dryRun) {
    case '':
    case 'client':
    case 'true':
      return;
    case 'server':
    case 'none':
    case 'false':
      fail(`--dry-run=${flags.dryRun}`);
      break;
    default:
      throw new DiagnosticError('command/invalid-flag', {
        message: 'Invalid dry-run flag. Flag must one of the following: false, true, none, client, server',
      });
  }
}

function fail(flag: string): never {
  throw new DiagnosticError('command/needs-cluster', {
    message: `${flag} is not supported by template, which works without a cluster`,
    hint: 'it comes with the commands that work on a cluster; leave the flag out to render offline',
  });
}
