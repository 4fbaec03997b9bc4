import { randomInt, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiState } from './api-state.ts';
import { startControllers } from './controllers/start-controllers.ts';
import { createDefaultObjects } from './create-default-objects.ts';
import { createResourceRegistry } from './discovery/resource-registry.ts';
import { handleRequest } from './http/handle-request.ts';
import { NAME_CHARACTERS } from './name-characters.ts';
import { createObjectStore } from './store/object-store.ts';

export interface EmbeddedCluster {
  /** `http://127.0.0.1:PORT`. */
  readonly server: string;
  /** The text of a kubeconfig with the context `embedded`. */
  readonly kubeconfig: string;
  /** Ends open watches and closes the port. */
  stop(): Promise<void>;
}

/** How many changes a watch can be behind before it is told to begin anew. */
const HISTORY = { maximumEvents: 4096, maximumSize: 64 * 1024 * 1024 };

/**
 * Starts a simulated cluster on 127.0.0.1, on a free port unless one is given. It keeps everything in memory, asks nobody who
 * they are, and runs no containers: pods are said to be ready. What it simulates is listed in the README.
 */
export async function startEmbeddedCluster(options: { readonly port?: number } = {}): Promise<EmbeddedCluster> {
  const state: ApiState = {
    store: createObjectStore(HISTORY),
    registry: createResourceRegistry(),
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    newUid: () => randomUUID(),
    newSuffix: randomSuffix,
  };
  const stopControllers = startControllers(state);
  createDefaultObjects(state);

  const server = createServer((request, response) => void handleRequest(state, request, response));
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    server: address,
    kubeconfig: kubeconfigOf(address),
    async stop() {
      stopControllers();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function randomSuffix(length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) text += NAME_CHARACTERS[randomInt(NAME_CHARACTERS.length)];
  return text;
}

function kubeconfigOf(server: string): string {
  return `apiVersion: v1
kind: Config
current-context: embedded
clusters:
- name: embedded
  cluster:
    server: ${server}
contexts:
- name: embedded
  context:
    cluster: embedded
    user: embedded
users:
- name: embedded
  user: {}
`;
}
