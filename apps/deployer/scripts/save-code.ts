import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs each built command once, on a chart that uses what most charts use or on the simulated environment, so that the code
 * which V8 compiles for it is saved beside the command (see src/load-built.ts). A file's code is saved by the first run that
 * loads it.
 */
const app = join(import.meta.dirname, '..');
const chart = join(app, 'fixtures', 'warm-up');

for (const args of [
  ['template', 'warm-up', chart, '--set', 'extra.level=2'],
  ['lint', chart],
  ['version'],
  ['render', 'local', '--root', app],
  ['deploy', 'local', '--root', app],
  ['plan', 'local', '--root', app],
]) {
  execFileSync(join(app, 'bin', 'metachart'), args, {
    env: { ...process.env, METACHART_SAVE_CODE: '1' },
    // The chart warns, too; what is printed is told only where a run fails.
    stdio: 'pipe',
  });
}
