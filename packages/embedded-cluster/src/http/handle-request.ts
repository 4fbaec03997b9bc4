import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiState } from '../api-state.ts';
import { coreVersions, groupDocument, groupList, resourceList, versionInfo } from '../discovery/discovery-documents.ts';
import { openApiDocument, openApiIndex } from '../discovery/openapi-documents.ts';
import { handleResourceRequest } from './handle-resource-request.ts';
import { parseResourcePath } from './parse-path.ts';
import { respondError, respondJson, respondText } from './respond.ts';
import { badRequest, methodNotAllowed, noSuchResource, notSimulated } from './status-error.ts';

/** Answers one request, whatever it is. */
export async function handleRequest(
  state: ApiState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A client that leaves in the middle of an answer is no event for anyone.
  response.on('error', () => response.destroy());
  try {
    const url = readUrl(request.url ?? '/');
    if (answerDocument(state, request, response, url.pathname)) return;
    const path = parseResourcePath(url.pathname);
    if (path === undefined) {
      respondText(response, 404, '404 page not found\n');
      return;
    }
    await handleResourceRequest(state, { request, response, path, query: url.searchParams });
  } catch (error) {
    respondError(response, error);
  }
}

function readUrl(text: string): URL {
  const url = URL.parse(text.replace(/^\/+/, '/'), 'http://127.0.0.1');
  if (url === null) throw badRequest('the URL of the request cannot be read');
  return url;
}

/** Everything that is no resource; false where the path is one of a resource. */
function answerDocument(
  state: ApiState,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): boolean {
  const path = pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  const parts = path.split('/').slice(1);
  if (parts[0] === 'healthz' || parts[0] === 'livez' || parts[0] === 'readyz') {
    respondText(response, 200, 'ok');
    return true;
  }
  const document = documentAt(state, request, path, parts);
  if (document === undefined) return false;
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed();
  respondJson(response, 200, document);
  return true;
}

function documentAt(state: ApiState, request: IncomingMessage, path: string, parts: readonly string[]): unknown {
  const resources = state.registry.list();
  switch (path) {
    case '/version':
      return versionInfo();
    case '/api':
      return coreVersions(request.headers.host ?? '127.0.0.1');
    case '/api/v1':
      return resourceList(resources, 'v1');
    case '/apis':
      return groupList(resources);
    case '/openapi/v3':
      return openApiIndex(resources);
    case '/openapi/v2':
      throw notSimulated('OpenAPI v2');
    case '/':
    case '':
      return { paths: ['/api', '/api/v1', '/apis', '/healthz', '/livez', '/readyz', '/version'] };
  }
  if (parts[0] === 'openapi' && parts[1] === 'v3') {
    const spec = openApiDocument(resources, parts.slice(2).join('/'));
    if (spec === undefined) throw noSuchResource();
    return spec;
  }
  if (parts[0] !== 'apis' || parts.length > 3) return undefined;
  const [, group = '', version] = parts;
  const document =
    version === undefined ? groupDocument(resources, group) : resourceList(resources, `${group}/${version}`);
  if (document === undefined) throw noSuchResource();
  return document;
}
