import { environmentFlags } from '../../flags/environment-flags.ts';
import { globalFlags } from '../../flags/global-flags.ts';
import { durationFlag, switchFlag, textFlag } from '../../flags/index.ts';

export const deployFlags = {
  ...environmentFlags,
  kubeContext: globalFlags.kubeContext,
  kubeconfig: globalFlags.kubeconfig,
  noHooks: switchFlag('no-hooks', { usage: 'leave hooks out' }),
  output: textFlag('output', { shorthand: 'o', usage: 'text, or json: one event a line', initial: 'text' }),
  timeout: durationFlag('timeout', {
    usage: 'time in which the hooks of a release must end and its objects become ready',
    initial: 300_000_000_000n,
  }),
};
