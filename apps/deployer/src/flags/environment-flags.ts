import { textFlag } from './flag-kinds.ts';
import { globalFlags } from './global-flags.ts';

/** The flags of every command that works on an environment. */
export const environmentFlags = {
  debug: globalFlags.debug,
  root: textFlag('root', { usage: 'a folder of the workspace; the present one where it is not given' }),
};
