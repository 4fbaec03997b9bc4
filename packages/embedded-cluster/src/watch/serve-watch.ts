import type { ServerResponse } from 'node:http';
import type { ApiState } from '../api-state.ts';
import { apiVersionOf, type Resource, storeKeyOf } from '../discovery/resource.ts';
import { type Representation, represent } from '../http/represent.ts';
import { badRequest, expired, statusOf } from '../http/status-error.ts';
import type { ApiObject, JsonObject } from '../objects/json.ts';
import { type ListOptions, selectObjects } from '../objects/list-objects.ts';
import { inVersion } from '../objects/read-live.ts';
import type { StoreEvent } from '../store/object-store.ts';

const DEFAULT_TIMEOUT_SECONDS = 1800;
const MAXIMUM_TIMEOUT_SECONDS = 86400;
const BOOKMARK_INTERVAL = 60_000;
const LAST_BOOKMARK = 2000;
/** What a client may leave unread before its watch ends. */
const MAXIMUM_BACKLOG = 16 * 1024 * 1024;

/**
 * A watch: one event a line until it times out, the client leaves or the server stops. From a resourceVersion on it replays
 * what has happened since; without one it begins with all objects as ADDED.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export function serveWatch(
  state: ApiState,
  resource: Resource,
  options: ListOptions & {
    readonly query: URLSearchParams;
    readonly representation: Representation;
    readonly response: ServerResponse;
  },
): void {
  const { query, response, representation } = options;
  const bookmarks = query.get('allowWatchBookmarks') === 'true';
  const seconds = Number(query.get('timeoutSeconds') || DEFAULT_TIMEOUT_SECONDS);
  if (!Number.isFinite(seconds) || seconds < 0) throw badRequest('timeoutSeconds: Invalid value: must be a number');
  const since = readVersion(query.get('resourceVersion') ?? '');
  const initial = query.get('sendInitialEvents') === 'true';
  const version = apiVersionOf(resource);

  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, private' });
  response.flushHeaders();

  function send(type: string, object: JsonObject): void {
    if (response.destroyed || response.writableEnded) return;
    response.write(`${JSON.stringify({ type, object })}\n`);
    if (response.writableLength > MAXIMUM_BACKLOG) response.destroy();
  }

  function sendObject(type: string, object: ApiObject): void {
    send(type, represent(inVersion(resource, object), representation));
  }

  function sendBookmark(annotations?: JsonObject): void {
    const metadata = {
      resourceVersion: String(state.store.revision()),
      creationTimestamp: null,
      ...(annotations === undefined ? {} : { annotations }),
    };
    send(
      'BOOKMARK',
      representation === 'metadata'
        ? { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata }
        : { kind: resource.kind, apiVersion: version, metadata },
    );
  }

  function sendEvent(event: StoreEvent): void {
    if (event.key !== storeKeyOf(resource)) return;
    if (options.namespace !== undefined && event.object.metadata.namespace !== options.namespace) return;
    const was = event.previous !== undefined && options.filter(event.previous);
    const is = event.type !== 'DELETED' && options.filter(event.object);
    if (was && is) sendObject('MODIFIED', event.object);
    else if (is) sendObject('ADDED', event.object);
    else if (was) {
      // An object that leaves the selection is sent as it was, with the version at which it left.
      const { resourceVersion } = event.object.metadata;
      const last = event.previous ?? event.object;
      sendObject('DELETED', { ...last, metadata: { ...last.metadata, resourceVersion: resourceVersion ?? '' } });
    }
  }

  if (since === 0 || initial) {
    for (const object of selectObjects(state, resource, options)) sendObject('ADDED', object);
    if (initial && bookmarks) sendBookmark({ 'k8s.io/initial-events-end': 'true' });
  } else {
    const missed = state.store.eventsSince(storeKeyOf(resource), since);
    if (missed === undefined) {
      const { body } = statusOf(expired(`too old resource version: ${since} (${state.store.revision()})`));
      send('ERROR', body);
      response.end();
      return;
    }
    for (const event of missed) sendEvent(event);
  }

  const unsubscribe = state.store.subscribe(sendEvent);
  const timeout = setTimeout(() => response.end(), Math.min(seconds, MAXIMUM_TIMEOUT_SECONDS) * 1000);
  const bookmarking = bookmarks ? setInterval(() => sendBookmark(), BOOKMARK_INTERVAL) : undefined;
  // The last one comes a little before the end, so that the next watch begins where this one was.
  const beforeEnd = seconds * 1000 - LAST_BOOKMARK;
  const lastBookmark =
    bookmarks && beforeEnd > 0 && beforeEnd < BOOKMARK_INTERVAL
      ? setTimeout(() => sendBookmark(), beforeEnd)
      : undefined;
  timeout.unref();
  bookmarking?.unref();
  lastBookmark?.unref();
  response.on('close', () => {
    unsubscribe();
    clearTimeout(timeout);
    clearInterval(bookmarking);
    clearTimeout(lastBookmark);
  });
}

function readVersion(text: string): number {
  if (text === '') return 0;
  if (!/^\d{1,15}$/.test(text)) throw badRequest(`resourceVersion: Invalid value: ${JSON.stringify(text)}`);
  return Number(text);
}
