import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedCluster } from '@metachart/embedded-cluster';

/**
 * Runs each built command once, on a chart that uses what most charts use or on the simulated environment, so that the code
 * which V8 compiles for it is saved beside the command (see src/load-built.ts). A file's code is saved by the first run that
 * loads it.
 */
const app = join(import.meta.dirname, '..');
const chart = join(app, 'fixtures', 'warm-up');
const folder = mkdtempSync(join(tmpdir(), 'metachart-'));
const cluster = await startEmbeddedCluster();

try {
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, cluster.kubeconfig);
  for (const args of [
    ['template', 'warm-up', chart, '--set', 'extra.level=2'],
    ['lint', chart],
    ['version'],
    ['render', 'local', '--root', app],
    ['deploy', 'local', '--root', app],
    ['plan', 'local', '--root', app],
    ['list', '--kubeconfig', kubeconfig],
  ]) {
    // The chart warns, too; what is printed is told only where a run fails.
    await promisify(execFile)(join(app, 'bin', 'metachart'), args, {
      env: { ...process.env, METACHART_SAVE_CODE: '1' },
    });
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true });
}
