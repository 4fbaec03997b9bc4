import { commaListFlag, switchFlag, textFlag } from './flag-kinds.ts';

/** The flags of every command that prints what it renders. */
export const renderingFlags = {
  apiVersions: commaListFlag('api-versions', {
    shorthand: 'a',
    usage: 'further entries of .Capabilities.APIVersions',
  }),
  isUpgrade: switchFlag('is-upgrade', { usage: 'set .Release.IsUpgrade instead of .Release.IsInstall' }),
  kubeVersion: textFlag('kube-version', { usage: 'Kubernetes version for .Capabilities.KubeVersion' }),
  noHooks: switchFlag('no-hooks', { usage: 'leave hooks out' }),
  outputDir: textFlag('output-dir', { usage: 'write the rendered templates to files in this folder' }),
};
