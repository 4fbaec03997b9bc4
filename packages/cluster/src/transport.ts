import {
  Agent as HttpAgent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import type { CredentialSource, RequestCredentials, TlsOptions } from './credentials.ts';

export interface Transport {
  /** The address without what may be secret in it. */
  readonly server: string;
  /** Rejects with the network's own error; any status of the server is an answer. */
  send(request: TransportRequest): Promise<TransportAnswer>;
  /** The body comes as it is read; the signal ends it. */
  open(request: TransportRequest & { readonly signal: AbortSignal }): Promise<TransportStream>;
  close(): void;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly accept?: string;
  readonly body?: { readonly type: string; readonly text: string };
}

export interface TransportAnswer {
  readonly status: number;
  readonly text: string;
}

export interface TransportStream {
  readonly status: number;
  readonly body: IncomingMessage;
}

// The API server gives up on a request after 60 s.
const requestTimeout = 75_000;
// Below the 90 s after which Go's server closes an idle connection, so that none is reused as it closes.
const idleTimeout = 45_000;
const maxAnswerBytes = 256 * 1024 * 1024;
const maxAttempts = 6;
const maxRetryAfter = 10_000;

/** One keep-alive agent to one server over HTTP/1.1. */
export function openTransport(server: string, credentials: CredentialSource): Transport {
  const base = new URL(server);
  const prefix = base.pathname.replace(/\/$/, '');
  const closing = new AbortController();
  const agents = keepAgents(base.protocol === 'http:');

  /** Gives the answer to `read` and gives up where both take too long. A person who logs in meanwhile takes none of that time. */
  async function withAnswer<Result>(
    request: TransportRequest,
    signals: readonly AbortSignal[],
    read: (answer: IncomingMessage) => Promise<Result>,
  ): Promise<Result> {
    const given = await credentials();
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort(new Error(`no answer within ${requestTimeout / 1000} s`));
    }, requestTimeout);
    try {
      const signal = AbortSignal.any([closing.signal, deadline.signal, ...signals]);
      signal.throwIfAborted();
      const options = {
        method: request.method,
        hostname: base.hostname.replace(/^\[|\]$/g, ''),
        port: base.port,
        path: prefix + request.path,
        agent: given.proxy ?? agents.get(given),
        signal,
        headers: headersOf(request, given),
      };
      return await read(await exchange(base.protocol === 'http:', { options, body: request.body?.text }));
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    server: prefix === '' ? base.origin : `${base.origin}${prefix}`,
    async send(request) {
      for (let attempt = 1; ; attempt++) {
        try {
          const { answer, retryAfter } = await withAnswer(request, [], async (message) => ({
            answer: { status: message.statusCode ?? 0, text: await readAll(message) },
            retryAfter: readRetryAfter(message),
          }));
          if (retryAfter === undefined || attempt >= maxAttempts) return answer;
          await delay(retryAfter, undefined, { signal: closing.signal });
        } catch (error) {
          // The server closed an idle connection just as it was used again. What creates may have been read.
          if (!isStaleConnection(error) || request.method === 'POST' || attempt >= maxAttempts) throw error;
        }
      }
    },
    async open(request) {
      for (let attempt = 1; ; attempt++) {
        const body = await withAnswer(request, [request.signal], async (message) => message);
        const retryAfter = readRetryAfter(body);
        if (retryAfter === undefined || attempt >= maxAttempts) return { status: body.statusCode ?? 0, body };
        body.resume();
        await delay(retryAfter, undefined, { signal: AbortSignal.any([closing.signal, request.signal]) });
      }
    },
    close() {
      closing.abort(new Error('the connection to the cluster was closed'));
      agents.close();
    },
  };
}

interface KeptAgents {
  get(credentials: RequestCredentials): HttpAgent;
  close(): void;
}

/** One agent, until a plugin hands out another certificate. */
function keepAgents(plain: boolean): KeptAgents {
  const options = {
    keepAlive: true,
    keepAliveMsecs: 30_000,
    maxSockets: 256,
    maxFreeSockets: 64,
    timeout: idleTimeout,
  };
  const all: HttpAgent[] = [];
  let present: { readonly tls: TlsOptions; readonly agent: HttpAgent } | undefined;
  return {
    get({ tls }) {
      if (present === undefined || String(present.tls.cert) !== String(tls.cert)) {
        present = { tls, agent: plain ? new HttpAgent(options) : new HttpsAgent({ ...options, ...tls }) };
        all.push(present.agent);
      }
      return present.agent;
    },
    close() {
      for (const agent of all) agent.destroy();
    },
  };
}

function headersOf(request: TransportRequest, given: RequestCredentials): OutgoingHttpHeaders {
  return {
    ...given.headers,
    'User-Agent': 'metachart',
    Accept: request.accept ?? 'application/json',
    ...(request.body === undefined
      ? {}
      : { 'Content-Type': request.body.type, 'Content-Length': String(Buffer.byteLength(request.body.text)) }),
  };
}

interface Exchange {
  readonly options: RequestOptions;
  readonly body: string | undefined;
}

class StaleConnection extends Error {}

function exchange(plain: boolean, { options, body }: Exchange): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = plain ? requestHttp(options) : requestHttps(options);
    request.once('response', resolve);
    request.once('error', (error: NodeJS.ErrnoException) => {
      const stale = request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(stale ? new StaleConnection(error.message, { cause: error }) : error);
    });
    request.end(body);
  });
}

function isStaleConnection(error: unknown): boolean {
  return error instanceof StaleConnection;
}

/** The server asks for patience with 429, and with some answers from 500 on. */
function readRetryAfter({ statusCode = 0, headers }: IncomingMessage): number | undefined {
  if (statusCode !== 429 && statusCode < 500) return undefined;
  const seconds = Number(headers['retry-after']);
  return headers['retry-after'] === undefined || !(seconds >= 0) ? undefined : Math.min(seconds * 1000, maxRetryAfter);
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxAnswerBytes) throw new Error(`the answer is larger than ${maxAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
