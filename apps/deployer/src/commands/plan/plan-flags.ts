import { environmentFlags } from '../../flags/environment-flags.ts';
import { globalFlags } from '../../flags/global-flags.ts';
import { switchFlag, textFlag } from '../../flags/index.ts';

export const planFlags = {
  ...environmentFlags,
  detailedExitcode: switchFlag('detailed-exitcode', { usage: 'exit with 2 where a deploy would change anything' }),
  kubeContext: globalFlags.kubeContext,
  kubeconfig: globalFlags.kubeconfig,
  output: textFlag('output', { shorthand: 'o', usage: 'text or json', initial: 'text' }),
};
