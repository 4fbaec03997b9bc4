import { type Chart, loadChart } from '@metachart/chart-composer';
import { bytesOf } from '@metachart/go-runtime/bytes';
import type { GoMap } from '@metachart/go-runtime/reflect';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { decodeYamlObject } from '@metachart/go-runtime/yaml';
import { defaultCapabilities, helmFuncs, type RenderReleaseOptions } from '../src/index.ts';

/** A chart from its files' texts; without a Chart.yaml of its own it is called `web`. */
export function chartOf(files: Readonly<Record<string, string>>): Chart {
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n', ...files };
  const list = Object.entries(all).map(([name, text]) => ({ name, data: bytesOf(text) }));
  return loadChart(list, { path: 'web' });
}

export function valuesOf(text: string): GoMap {
  return decodeYamlObject(text);
}

/** Functions whose clock stands still and whose randomness counts up. */
export const steadyFuncs = helmFuncs({
  now: () => instantOfUnix(1_700_000_000n, 0n, UTC),
  random: (length) => Uint8Array.from({ length }, (_, index) => index % 256),
  localZone: 'UTC',
});

/** Options of renderRelease for tests: release `app` in `default`, no values. */
export function releaseOptions(options: Partial<RenderReleaseOptions> = {}): RenderReleaseOptions {
  return {
    values: new Map(),
    release: { name: 'app', namespace: 'default' },
    capabilities: defaultCapabilities(),
    funcs: steadyFuncs,
    ...options,
  };
}
