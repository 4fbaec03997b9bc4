import { afterAll, beforeAll } from 'vitest';
import { type EmbeddedCluster, startEmbeddedCluster } from '../src/index.ts';

export interface Answer {
  readonly code: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly type?: string;
  readonly accept?: string;
}

/** Starts a cluster for a file of tests and answers how to talk to it. */
export function useEmbeddedCluster(): {
  readonly request: (method: string, path: string, options?: RequestOptions) => Promise<Answer>;
  readonly address: () => string;
} {
  let cluster: EmbeddedCluster | undefined;
  beforeAll(async () => {
    cluster = await startEmbeddedCluster();
  });
  afterAll(async () => {
    await cluster?.stop();
  });
  const address = (): string => cluster?.server ?? '';
  return {
    address,
    async request(method, path, { body, type = 'application/json', accept = 'application/json' } = {}) {
      const response = await fetch(`${address()}${path}`, {
        method,
        headers: { accept, ...(body === undefined ? {} : { 'content-type': type }) },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { code: response.status, body: readJson(text), headers: response.headers };
    },
  };
}

function readJson(text: string): Answer['body'] {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
