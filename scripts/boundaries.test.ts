import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

test('a pure package that reads a file is found, so a green run has read the sources', async () => {
  const config = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
  const found = run('node_modules/.bin/depcruise', ['scripts/fixtures/impure', ...config], { cwd: root });
  await expect(found).rejects.toMatchObject({ stdout: expect.stringContaining('pure-packages-do-no-io') });
});
