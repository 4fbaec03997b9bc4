import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeUserValues } from '@metachart/chart-composer';
import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { defaultCapabilities, formatDocument, helmFuncs, renderRelease } from '@metachart/helm-render';
import { readChart } from '@metachart/workspace';

export const chartFolder = join(import.meta.dirname, '..');

/** What a chart printed, or the error that it failed with. */
export type Outcome =
  | { readonly kind: 'rendered'; readonly text: string }
  | { readonly kind: 'refused'; readonly error: string };

/** A copy of the chart that declares no dependencies, so that its own templates render without a download. */
export function copyAlone(): { readonly folder: string; readonly remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'metachart-'));
  const folder = join(root, 'mybinder');
  cpSync(chartFolder, folder, { recursive: true, filter: (path) => !/\/(node_modules|test|charts)$/.test(path) });
  const chartFile = join(folder, 'Chart.yaml');
  writeFileSync(chartFile, readFileSync(chartFile, 'utf8').replace(/^dependencies:.*/ms, ''));
  return { folder, remove: () => rmSync(root, { recursive: true }) };
}

/** What one template gives with these values, rendered by our own engine. */
export function renderTemplate(folder: string, template: string, values: string): Outcome {
  const environment = {
    now: () => instantOfUnix(0n, 0n, UTC),
    random: (length: number) => new Uint8Array(length),
    localZone: 'UTC',
  };
  try {
    const release = renderRelease(readChart(folder), {
      values: composeUserValues({ files: [{ name: 'values.yaml', text: values }] }),
      release: { name: 'prod', namespace: 'prod' },
      capabilities: defaultCapabilities(),
      funcs: helmFuncs(environment),
    });
    const shown = release.manifests.filter(({ path }) => path === `mybinder/${template}`);
    return { kind: 'rendered', text: shown.map(formatDocument).join('') };
  } catch (error) {
    return { kind: 'refused', error: (error as Error).message };
  }
}

/** The same with the real Helm. */
export function helmTemplate(helm: string, folder: string, template: string, values: string): Outcome {
  const args = ['template', 'prod', folder, '--namespace', 'prod', '--show-only', template, '-f', '-'];
  try {
    return { kind: 'rendered', text: execFileSync(helm, args, { input: values, encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const text = String((error as { stderr?: unknown }).stderr);
    return { kind: 'refused', error: text.replace(/^Error: /, '').replace(/\n\nUse --debug.*$/s, '') };
  }
}
