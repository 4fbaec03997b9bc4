import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type DiagnosticCode, DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import type { ControlPlane } from './control-plane.ts';

const variable = 'METACHART_TEST_CLUSTER';

type Answer =
  | { readonly cluster: Omit<ControlPlane, 'stop'> }
  | { readonly failure: { readonly code: DiagnosticCode; readonly message: string; readonly hint?: string } };

/** The address of the cluster that this process was told to share. */
export function sharedClusterAddress(): string | undefined {
  return process.env[variable] || undefined;
}

/** Tells the children of this process to share. */
export function announceSharedCluster(address: string): void {
  process.env[variable] = address;
}

export interface SharedCluster {
  readonly address: string;
  /** Stops the cluster if it was started. */
  close(): Promise<void>;
}

/** Offers one cluster to other processes; it is started when the first of them asks, and lives until close(). */
export async function shareCluster(start: (signal: AbortSignal) => Promise<ControlPlane>): Promise<SharedCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'metachart-shared-'));
  const address = join(folder, 'socket');
  const stopping = new AbortController();
  let cluster: Promise<ControlPlane> | undefined;

  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    cluster ??= start(stopping.signal);
    void answerOf(cluster).then((answer) => socket.end(JSON.stringify(answer)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  return {
    address,
    async close() {
      stopping.abort();
      const started = await cluster?.catch(() => undefined);
      server.close();
      await rm(folder, { recursive: true, force: true });
      await started?.stop();
    },
  };
}

/** The cluster offered at an address. Its stop() does nothing: it is not ours. */
export async function joinSharedCluster(address: string): Promise<ControlPlane> {
  const socket = connect(address);
  const answer: Answer = JSON.parse(await text(socket));
  if ('failure' in answer) {
    const { code, ...options } = answer.failure;
    throw new DiagnosticError(code, options);
  }
  return { ...answer.cluster, stop: async () => {} };
}

async function answerOf(cluster: Promise<ControlPlane>): Promise<Answer> {
  try {
    const { server, kubeconfigPath, context } = await cluster;
    return { cluster: { server, kubeconfigPath, context } };
  } catch (error) {
    if (!isDiagnosticError(error)) return { failure: { code: 'test-cluster/start-failed', message: String(error) } };
    const { hint } = error.diagnostic;
    return { failure: { code: error.code, message: error.message, ...(hint === undefined ? {} : { hint }) } };
  }
}
