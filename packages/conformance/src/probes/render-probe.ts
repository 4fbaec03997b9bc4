import { type Chart, loadChart, toRenderValues } from '@metachart/chart-composer';
import { type GoMap, int64 } from '@metachart/go-runtime/reflect';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import {
  type Capabilities,
  capabilitiesObject,
  defaultCapabilities,
  helmFuncs,
  renderChart,
} from '@metachart/helm-render';

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
    capabilities: capabilitiesObject(unflaggedCapabilities),
  });
  return renderChart(chart, composed.values, { funcs }).files.get('p/templates/t.yaml') ?? '';
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

const unflaggedCapabilities: Capabilities = {
  ...defaultCapabilities({ kubeVersion: 'v1.20.0' }),
  helmVersion: { version: 'v3.22', gitCommit: '', gitTreeState: '', goVersion: 'go1.26.8' },
};

/** The clock stands still and "random" bytes count up: no probe shows either. */
const funcs = helmFuncs({
  now: () => instantOfUnix(1_700_000_000n, 0n, UTC),
  random: (length) => Uint8Array.from({ length }, (_, index) => (index * 37 + 11) % 256),
  localZone: 'UTC',
});
