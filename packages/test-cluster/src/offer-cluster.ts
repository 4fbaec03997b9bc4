import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// This file imports no package: vitest's main process, which loads it, does not resolve ours from source.

const variable = 'METACHART_TEST_CLUSTER';

/** A socket at which other processes learn of a cluster that they may use. */
export interface ClusterOffer {
  /** A path; only this user can open it. */
  readonly address: string;
  close(): Promise<void>;
}

/** Answers everyone who connects with what `describe` resolves with; that is called when the first one does, and once. */
export async function offerCluster(describe: () => Promise<string>): Promise<ClusterOffer> {
  const folder = await mkdtemp(join(tmpdir(), 'metachart-offer-'));
  const address = join(folder, 'socket');
  let answer: Promise<string> | undefined;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    answer ??= describe();
    answer.then(
      (text) => socket.end(text),
      (error) => socket.destroy(error),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  return {
    address,
    async close() {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The address of the cluster that this process was told to use. */
export function offeredCluster(): string | undefined {
  return process.env[variable] || undefined;
}

/** What tells another process to use the cluster offered at an address. */
export function offerEnvironment(address: string): Readonly<Record<string, string>> {
  return { [variable]: address };
}
