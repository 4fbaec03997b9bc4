import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { buildPrograms } from '../src/build-programs.ts';
import { startControlPlane } from '../src/control-plane.ts';
import { findTestCluster, testClusterDeadline } from '../src/index.ts';

const found = await findTestCluster();

test.skipIf(!found.available)(
  'when a program of a running control plane has died, stopping it says so and still ends all others',
  { timeout: testClusterDeadline },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'test-cluster-test-'));
    const programs = await buildPrograms();
    const kwok = join(folder, 'kwok');
    await writeFile(kwok, `#!/bin/sh\necho $$ >kwok.pid\nexec '${programs.kwok}' "$@"\n`);
    await chmod(kwok, 0o755);
    const cluster = await startControlPlane({ ...programs, kwok });
    const data = dirname(cluster.kubeconfigPath);

    const pid = Number(await readFile(join(data, 'kwok.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));

    await expect(cluster.stop()).rejects.toMatchObject({
      code: 'test-cluster/program-ended',
      message: expect.stringContaining('kwok ended by itself with signal SIGKILL; the end of its log:\n{"time"'),
    });
    await expect(fetch(cluster.server)).rejects.toThrow('fetch failed');
    await expect(readFile(cluster.kubeconfigPath)).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
  },
);
