import { GoError } from '@metachart/go-runtime/reflect';
import { environmentFlags } from '../../flags/environment-flags.ts';
import type { Flag } from '../../flags/flag.ts';
import { globalFlags } from '../../flags/global-flags.ts';
import { integerFlag, textFlag } from '../../flags/index.ts';

export type OutputFormat = 'table' | 'json' | 'yaml';

/** The flags of every command that reads releases. */
export const releaseFlags = {
  ...globalFlags,
  env: textFlag('env', { usage: 'an environment, whose cluster, release and namespace are meant' }),
  root: environmentFlags.root,
};

export const revisionFlag = integerFlag('revision', { usage: 'the revision; the last one where it is 0', initial: 0n });

export const outputFlag: Flag<OutputFormat> = {
  name: 'output',
  shorthand: 'o',
  usage: 'table, json or yaml',
  placeholder: 'format',
  initial: 'table',
  read: (_, text) => {
    if (text === 'table' || text === 'json' || text === 'yaml') return text;
    throw new GoError('invalid format type');
  },
};
