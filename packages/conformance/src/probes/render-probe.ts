import { renderProbeChart } from './render-probe-chart.ts';

/** A template and what Helm's engine makes of it: a text or an error. */
export interface Probe {
  readonly id: number;
  readonly template: string;
  readonly want?: string;
  readonly error?: string;
}

/**
 * Renders a template as Helm's answers in vectors/ were made: the only template of a chart `p` with these default values, a
 * user value `setint`, four files, and the capabilities of a Helm that was built without linker flags.
 */
export function renderProbe(template: string, values: string): string {
  const files = [
    { name: 'values.yaml', data: Buffer.from(values) },
    { name: 'a.txt', data: Buffer.from('A\n') },
    { name: 'conf/b.txt', data: Buffer.from('B') },
    { name: 'conf/d/c.txt', data: Buffer.from('C\nD\n') },
    { name: 'bin.dat', data: Uint8Array.of(0xff, 0xfe, 0x00) },
    { name: 'templates/t.yaml', data: Buffer.from(template) },
  ];
  return renderProbeChart(files, { setint: 1234567 }).get('p/templates/t.yaml') ?? '';
}
