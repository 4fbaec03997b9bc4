import type { ReleaseStatus } from '@metachart/release';
import type { FlagValues } from '../../flags/index.ts';
import type { listFlags } from './list-flags.ts';

/** The statuses that the flags ask for; `unknown` is asked for by none (Helm: pkg/action/list.go SetStateMask). */
export function wantedStatuses(flags: FlagValues<typeof listFlags>): ReadonlySet<ReleaseStatus> {
  const asked = statusesByFlag.flatMap(([flag, statuses]) => (flags.all || flags[flag] ? statuses : []));
  return new Set(asked.length > 0 ? asked : (['deployed', 'failed'] as const));
}

const statusesByFlag: readonly (readonly [
  'deployed' | 'failed' | 'pending' | 'superseded' | 'uninstalled' | 'uninstalling',
  readonly ReleaseStatus[],
])[] = [
  ['deployed', ['deployed']],
  ['failed', ['failed']],
  ['pending', ['pending-install', 'pending-upgrade', 'pending-rollback']],
  ['superseded', ['superseded']],
  ['uninstalled', ['uninstalled']],
  ['uninstalling', ['uninstalling']],
];
