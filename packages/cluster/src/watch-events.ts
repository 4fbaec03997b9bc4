import { DiagnosticError } from '@metachart/diagnostics';
import type { KubeObject } from '@metachart/kube-model';
import type { WatchEvent } from './cluster.ts';
import { asStatus, type FailedRequest, refusedError, statusError, unansweredError } from './cluster-error.ts';
import { isRecord } from './plain-json.ts';
import { readLines } from './read-lines.ts';
import type { Transport, TransportStream } from './transport.ts';

export interface WatchRequest extends FailedRequest {
  readonly path: string;
  readonly signal: AbortSignal;
  /** When the server ends the watch: one that goes on much longer is a connection that died silently. */
  readonly timeoutSeconds: number;
}

// etcd takes no object above 1.5 MiB; its managed fields and escapes come on top.
const maxLineLength = 16 * 1024 * 1024;

/**
 * The events of one watch as they arrive, until the server ends it or the signal aborts, which is no error. Our own, because the client's
 * watch ended after 30 s (kubernetes-client/javascript#3020).
 */
export async function* watchEvents(
  transport: Transport,
  request: WatchRequest,
): AsyncGenerator<WatchEvent, void, undefined> {
  if (request.signal.aborted) return;
  const silence = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const signal = AbortSignal.any([request.signal, silence.signal]);
  let stream: TransportStream | undefined;
  try {
    stream = await transport.open({ method: 'GET', path: request.path, signal });
    timer = setTimeout(
      () => silence.abort(new Error('the watch outlived its time')),
      (request.timeoutSeconds + 30) * 1000,
    );
    if (stream.status !== 200) throw refusedError({ status: stream.status, text: await readText(stream) }, request);
    for await (const line of readLines(stream.body as AsyncIterable<Uint8Array>, { maxLength: maxLineLength })) {
      if (request.signal.aborted) return;
      yield toEvent(line, request);
    }
  } catch (error) {
    if (request.signal.aborted) return;
    throw unansweredError(silence.signal.aborted ? silence.signal.reason : error, request);
  } finally {
    clearTimeout(timer);
    stream?.body.destroy();
  }
}

function toEvent(line: string, request: WatchRequest): WatchEvent {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    throw malformed(request);
  }
  if (!isRecord(event) || !isRecord(event.object)) throw malformed(request);
  switch (event.type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
    case 'BOOKMARK':
      return { type: event.type, object: event.object as unknown as KubeObject };
    case 'ERROR':
      throw statusError(asStatus(event.object), request);
    default:
      throw malformed(request);
  }
}

function malformed({ action }: WatchRequest): DiagnosticError {
  return new DiagnosticError('cluster/failed', {
    message: `cannot ${action}: the server sent something that is no event`,
  });
}

async function readText({ body }: TransportStream): Promise<string> {
  for await (const line of readLines(body as AsyncIterable<Uint8Array>, { maxLength: maxLineLength })) return line;
  return '';
}
