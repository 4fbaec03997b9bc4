import { readFileSync } from 'node:fs';
import { isDiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { type Probe, renderProbe } from '../src/probes/render-probe.ts';

const read = (name: string) => readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8');
const values = read('helm-probes-values.yaml');
const probes = read('helm-probes.jsonl')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Probe => JSON.parse(line));

test.each(probes.map((probe) => [probe.id, probe] as const))('v%i', (_, probe) => {
  const { template, ...outcome } = probe;
  expect(run(probe)).toEqual(outcome);
});

function run({ id, template }: Probe): Omit<Probe, 'template'> {
  try {
    return { id, want: renderProbe(template, values) };
  } catch (error) {
    if (!isDiagnosticError(error) && !(error instanceof GoError)) throw error;
    return { id, error: error.message };
  }
}
