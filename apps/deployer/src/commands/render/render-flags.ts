import { environmentFlags } from '../../flags/environment-flags.ts';
import { textFlag } from '../../flags/index.ts';
import { renderingFlags } from '../../flags/rendering-flags.ts';

export const renderFlags = {
  ...environmentFlags,
  ...renderingFlags,
  release: textFlag('release', { usage: 'render this release only' }),
};
