import { type Chart, loadChart, toRenderValues } from '@metachart/chart-composer';
import { type GoMap, int64 } from '@metachart/go-runtime/reflect';
import { capabilitiesObject, renderChart } from '@metachart/helm-render';
import { probeCapabilities, probeFuncs } from './probe-environment.ts';

/** A template and what Helm's engine makes of it: a text or an error. */
export interface Probe {
  readonly id: number;
  readonly template: string;
  readonly want?: string;
  readonly error?: string;
}

/**
 * Renders a template as vectors/README.md says: the only template of a chart `p` with these default values, a user value
 * `setint`, four files, and the capabilities of a Helm that was built without linker flags.
 */
export function renderProbe(template: string, values: string): string {
  const chart = probeChart(template, values);
  const user: GoMap = new Map([['setint', int64(1234567)]]);
  const composed = toRenderValues(chart, user, {
    release: { name: 'r', namespace: 'ns', revision: 1, isUpgrade: false },
    capabilities: capabilitiesObject(probeCapabilities),
  });
  return renderChart(chart, composed.values, { funcs: probeFuncs }).files.get('p/templates/t.yaml') ?? '';
}

function probeChart(template: string, values: string): Chart {
  return loadChart([
    { name: 'Chart.yaml', data: Buffer.from('apiVersion: v2\nname: p\nversion: 0.1.0\n') },
    { name: 'values.yaml', data: Buffer.from(values) },
    { name: 'a.txt', data: Buffer.from('A\n') },
    { name: 'conf/b.txt', data: Buffer.from('B') },
    { name: 'conf/d/c.txt', data: Buffer.from('C\nD\n') },
    { name: 'bin.dat', data: Uint8Array.of(0xff, 0xfe, 0x00) },
    { name: 'templates/t.yaml', data: Buffer.from(template) },
  ]);
}
