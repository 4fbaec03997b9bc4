import type { ServerResponse } from 'node:http';
import { statusOf } from './status-error.ts';

export function respondJson(
  response: ServerResponse,
  code: number,
  body: unknown,
  warnings: readonly string[] = [],
): void {
  const text = JSON.stringify(body);
  response.writeHead(code, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
    'Content-Length': Buffer.byteLength(text),
    ...(warnings.length > 0 ? { Warning: warnings.map((text) => `299 - ${JSON.stringify(text)}`) } : {}),
  });
  response.end(text);
}

export function respondText(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

/** Answers with a Status. An error that no one foresaw is an internal error and no crash. */
export function respondError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const { code, body } = statusOf(error);
  respondJson(response, code, body);
}
