import { globalFlags } from '../../flags/global-flags.ts';
import { commaListFlag, switchFlag, textFlag } from '../../flags/index.ts';
import { valuesFlags } from '../../flags/values-flags.ts';

export const lintFlags = {
  ...globalFlags,
  ...valuesFlags,
  findings: {
    ...switchFlag('findings', { usage: 'look for more than helm lint does (default true)' }),
    initial: true,
  },
  ignore: commaListFlag('ignore', {
    usage: 'leave findings with these codes out, such as lint/unread-value (can be given several times)',
  }),
  kubeVersion: textFlag('kube-version', { usage: 'Kubernetes version used for capabilities and deprecation checks' }),
  output: textFlag('output', { shorthand: 'o', usage: 'text or json', initial: 'text' }),
  quiet: switchFlag('quiet', { usage: 'print only warnings and errors' }),
  skipSchemaValidation: switchFlag('skip-schema-validation', {
    usage: 'do not check values against values.schema.json where templates are rendered',
  }),
  strict: switchFlag('strict', { usage: 'fail on warnings, those of further findings included' }),
  withSubcharts: switchFlag('with-subcharts', { usage: 'examine the charts in charts/ too' }),
};
