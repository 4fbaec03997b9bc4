import { type ChartFile, loadChart, toRenderValues } from '@metachart/chart-composer';
import { type GoMap, int64 } from '@metachart/go-runtime/reflect';
import { capabilitiesObject, renderChart } from '@metachart/helm-render';
import { probeCapabilities, probeFuncs } from './probe-environment.ts';

/**
 * Renders a chart `p` of these files as release `r` in namespace `ns`, as the oracle program does with Helm's engine: texts
 * by template path. `set` holds user values as integers, as `--set name=1` gives them.
 */
export function renderProbeChart(
  files: readonly ChartFile[],
  set: Readonly<Record<string, number>>,
): ReadonlyMap<string, string> {
  const chart = loadChart([
    { name: 'Chart.yaml', data: Buffer.from('apiVersion: v2\nname: p\nversion: 0.1.0\n') },
    ...files,
  ]);
  const user: GoMap = new Map(Object.entries(set).map(([name, number]) => [name, int64(number)]));
  const composed = toRenderValues(chart, user, {
    release: { name: 'r', namespace: 'ns', revision: 1, isUpgrade: false },
    capabilities: capabilitiesObject(probeCapabilities),
  });
  return renderChart(chart, composed.values, { funcs: probeFuncs }).files;
}
