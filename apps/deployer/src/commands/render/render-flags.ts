import { environmentFlags } from '../../flags/environment-flags.ts';
import { commaListFlag, switchFlag, textFlag } from '../../flags/index.ts';

export const renderFlags = {
  ...environmentFlags,
  apiVersions: commaListFlag('api-versions', {
    shorthand: 'a',
    usage: 'further entries of .Capabilities.APIVersions',
  }),
  isUpgrade: switchFlag('is-upgrade', { usage: 'set .Release.IsUpgrade instead of .Release.IsInstall' }),
  kubeVersion: textFlag('kube-version', { usage: 'Kubernetes version for .Capabilities.KubeVersion' }),
  noHooks: switchFlag('no-hooks', { usage: 'leave hooks out' }),
  outputDir: textFlag('output-dir', { usage: 'write the rendered templates to files in this folder' }),
  release: textFlag('release', { usage: 'render this release only' }),
};
