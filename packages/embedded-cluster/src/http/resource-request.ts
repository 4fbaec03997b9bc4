import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ResourcePath } from './parse-path.ts';

/** A request for objects, as far as its URL is read. */
export interface ResourceRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: ResourcePath;
  readonly query: URLSearchParams;
}
