import { type Diagnostic, DiagnosticError } from '@metachart/diagnostics';
import { defaultCapabilities, helmFuncs, renderRelease } from '@metachart/helm-render';
import { readChart } from '@metachart/workspace';
import { formatFlags, parseFlags } from '../../flags/index.ts';
import { systemEnvironment } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { chooseNamespace } from '../choose-namespace.ts';
import { collectValues } from '../collect-values.ts';
import { printWarning } from '../print-warning.ts';
import { readKubeVersion } from '../read-kube-version.ts';
import { checkTemplateFlags } from './check-template-flags.ts';
import { locateChart } from './locate-chart.ts';
import { printRelease } from './print-release.ts';
import { chooseReleaseAndChart } from './release-and-chart.ts';
import { templateFlags } from './template-flags.ts';

/**
 * `metachart template [NAME] CHART`: prints what the chart gives, byte for byte as `helm template` (Helm:
 * cmd/helm/template.go; O1-O9). Throws what is to be reported.
 */
export function runTemplate(args: readonly string[], terminal: Terminal): void {
  const { flags, positional, help } = parseFlags(templateFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(templateFlags)}`);
    return;
  }
  if (positional.length === 0) {
    throw new DiagnosticError('command/missing-argument', {
      message: '"metachart template" requires at least 1 argument\n\nUsage:  metachart template [NAME] [CHART] [flags]',
    });
  }
  checkTemplateFlags(flags);
  const capabilities = defaultCapabilities({
    ...readKubeVersion(flags.kubeVersion),
    apiVersions: flags.apiVersions,
  });
  const { release, chart: reference } = chooseReleaseAndChart(positional, flags);
  const path = locateChart(reference);
  const values = collectValues(flags, terminal);
  const warn = (warning: Diagnostic): void => printWarning(warning, terminal);
  const chart = readChart(path, { warn });
  const namespace = chooseNamespace(flags, terminal.env);
  printRelease(release, { flags, terminal }, () =>
    renderRelease(chart, {
      values,
      capabilities,
      release: { name: release, namespace, isUpgrade: flags.isUpgrade },
      funcs: helmFuncs(systemEnvironment({ dns: flags.enableDns })),
      skipSchemaValidation: flags.skipSchemaValidation,
      subchartNotes: flags.renderSubchartNotes,
      onWarning: warn,
    }),
  );
}

const usage = `Renders a chart as "helm template" does and prints the manifests.

Usage:
  metachart template [NAME] CHART [flags]
`;
