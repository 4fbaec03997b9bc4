import { join } from 'node:path';
import { findGo, resolveHelm } from '@metachart/go-programs';
import { findTestCluster } from '@metachart/test-cluster';
import { describe, expect, test } from 'vitest';
import { startEmbedded, startReal } from './clusters.ts';
import { describePlan } from './plan-situations.ts';
import { runMetachart } from './run-metachart.ts';

const repository = join(import.meta.dirname, '../../..');
const hasHelm = process.env.HELM || (await findGo());
if (!hasHelm) process.stderr.write('skipped: plans over releases of the real Helm, which needs Go\n');
const helm = hasHelm ? resolveHelm : undefined;

describePlan('the embedded cluster', { start: startEmbedded, helm });

const real = await findTestCluster();
if (!real.available) process.stderr.write(`skipped: plans against the real control plane: ${real.reason}\n`);
describe.skipIf(!real.available)('Kubernetes itself', () => {
  describePlan('the real control plane', { start: startReal, helm });
});

describe('metachart plan', () => {
  test('of the local environment is a simulation that says so on standard error', async () => {
    const { code, out, err } = await runMetachart(['plan', 'local', '--root', repository, '-o', 'json']);
    expect(code).toBe(0);
    expect(err).toMatch(/^This is a simulation: /);
    expect(JSON.parse(out).releases[0].summary).toMatchObject({ change: 0, prune: 0, refused: 0 });
  });

  test.each([
    [['local', '--output', 'yaml'], 'invalid argument "yaml" for "-o, --output" flag: it is text or json'],
    [['local', '--kube-context', 'prod'], 'environment local runs in the embedded cluster'],
    [[], '"metachart plan" requires 1 argument'],
    [['lokal'], 'there is no environment "lokal"'],
    [['local', '--out', 'file'], 'unknown flag: --out'],
  ])('plan %j is refused', async (args, message) => {
    const { code, out, err } = await runMetachart(['plan', ...args, '--root', repository]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });
});
