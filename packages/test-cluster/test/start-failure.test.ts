import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startControlPlane } from '../src/control-plane.ts';
import { findFreePorts } from '../src/free-ports.ts';
import { startProcessGuard } from '../src/process-guard.ts';
import { endFailure, startProgram } from '../src/program.ts';

describe.skipIf(process.platform === 'win32')('programs that do not do as they should', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'test-cluster-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('a program that ends while it should start is named, with the end of its log', async () => {
    vi.stubEnv('TMPDIR', folder);
    const etcd = await script('etcd', 'echo "cannot open the database" >&2; exit 3');
    const programs = { etcd, apiServer: '', controllerManager: '', scheduler: '', kwok: '', kwokStages: [] };
    await expect(startControlPlane(programs)).rejects.toMatchObject({
      code: 'test-cluster/start-failed',
      message: 'etcd ended with exit code 3; the end of its log:\ncannot open the database',
    });
    vi.unstubAllEnvs();
    expect((await readdir(folder)).filter((name) => name.startsWith('metachart-'))).toEqual([]);
  });

  test('a program that is not there is named', async () => {
    const missing = join(folder, 'missing');
    const programs = { etcd: missing, apiServer: '', controllerManager: '', scheduler: '', kwok: '', kwokStages: [] };
    await expect(startControlPlane(programs)).rejects.toThrow(`etcd ended with spawn ${missing} ENOENT`);
  });

  test('a start can be cancelled', async () => {
    const etcd = await script('slow-etcd', 'exec sleep 1000');
    const programs = { etcd, apiServer: '', controllerManager: '', scheduler: '', kwok: '', kwokStages: [] };
    const cancelled = new AbortController();
    const starting = startControlPlane(programs, cancelled.signal);
    cancelled.abort(new Error('no longer wanted'));
    await expect(starting).rejects.toThrow('no longer wanted');
  });

  test('a program that ignores SIGTERM is killed', async () => {
    const logFile = join(folder, 'stubborn.log');
    const command = await script('stubborn', "trap '' TERM; echo started; while :; do sleep 1; done");
    const guard = startProcessGuard(join(folder, 'unused'));
    const program = startProgram({ name: 'stubborn', command, args: [], folder, logFile, guard, patience: 100 });
    await vi.waitFor(async () => expect((await endFailure(program)).message).toContain('started'));
    await program.stop();
    expect(program.end()).toBe('signal SIGKILL');
    guard.dismiss();
  });

  test('a program does not outlive the process that started it, even when that one is killed', async () => {
    const [port] = await findFreePorts(1);
    const guarded = await mkdtemp(join(folder, 'guarded-'));
    const starter = fileURLToPath(new URL('fixtures/start-and-hang.ts', import.meta.url));
    const parent = spawn(process.execPath, ['--conditions=@metachart/source', starter, guarded, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    expect(line).toBe('listening');
    const connection = connect(port!, '127.0.0.1');
    await once(connection, 'connect');
    const closed = new Promise((resolve) => connection.once('close', resolve));
    connection.on('error', () => {}).resume();

    parent.kill('SIGKILL');
    await closed;
    await vi.waitFor(() => expect(existsSync(guarded)).toBe(false), { timeout: 10_000 });
  });

  async function script(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\n${text}\n`);
    await chmod(path, 0o755);
    return path;
  }
});
