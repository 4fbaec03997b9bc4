import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Cluster, connectCluster } from '../src/index.ts';

// What a server does that is no well-behaved API server, and what a network does.

const servers: Server[] = [];
const clusters: Cluster[] = [];

afterEach(async () => {
  for (const cluster of clusters.splice(0)) await cluster.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const configMaps = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop' };
const settings = { ...configMaps, name: 'settings' };
const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop', name: 'settings' } };
const signal = new AbortController().signal;

test('a server that asks for patience is asked again when it says', async () => {
  let asked = 0;
  const cluster = await connectTo((_request, response) => {
    asked++;
    if (asked < 3) return response.writeHead(429, { 'Retry-After': '0' }).end();
    return response.end(JSON.stringify(object));
  });
  expect(await cluster.get(settings)).toEqual(object);
  expect(asked).toBe(3);
});

test('a server that stays busy is given up, with what it said', async () => {
  let asked = 0;
  const cluster = await connectTo((_request, response) => {
    asked++;
    response.writeHead(503, { 'Retry-After': '0' }).end('come back later');
  });
  await expect(cluster.get(settings)).rejects.toMatchObject({
    code: 'cluster/failed',
    message: 'cannot get configmap/settings in namespace shop: it answered with HTTP 503 come back later',
  });
  expect(asked).toBe(6);
});

test('a connection that the server closed while it was idle is opened again', async () => {
  let asked = 0;
  const cluster = await connectTo((request, response) => {
    asked++;
    if (asked === 2) return request.socket.destroy();
    return response.end(JSON.stringify(object));
  });
  await cluster.get(settings);
  expect(await cluster.get(settings)).toEqual(object);
});

test('a create is not sent twice: the server may have read it', async () => {
  let created = 0;
  const cluster = await connectTo((request, response) => {
    if (request.method !== 'POST') return response.end(JSON.stringify(object));
    created++;
    return request.socket.destroy();
  });
  await cluster.get(settings);
  await expect(cluster.create(object)).rejects.toMatchObject({ code: 'cluster/unreachable' });
  expect(created).toBe(1);
});

test('an answer that is no JSON is a failure', async () => {
  const cluster = await connectTo((_request, response) => response.end('<html>a proxy</html>'));
  await expect(cluster.create(object)).rejects.toMatchObject({ code: 'cluster/failed' });
  await expect(cluster.get(settings)).rejects.toMatchObject({ code: 'cluster/failed' });
});

test('a server that is not there is named, without the password in its address', async () => {
  const cluster = await connectCluster({
    server: 'http://bob:hunter22@127.0.0.1:1',
    environment: { HOME: '/nowhere' },
  });
  expect(cluster.server).toBe('http://127.0.0.1:1');
  await expect(cluster.version()).rejects.toMatchObject({
    code: 'cluster/unreachable',
    message: 'cannot read the version: http://127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1',
  });
});

test('an address that is none is refused', async () => {
  await expect(connectCluster({ server: 'not an address', environment: { HOME: '/nowhere' } })).rejects.toMatchObject({
    code: 'cluster/bad-kubeconfig',
  });
});

test('a closed cluster ends what is under way', async () => {
  const cluster = await connectTo(() => {});
  const asking = cluster.get(settings);
  const watching = watch(cluster);
  await cluster.close();
  await expect(asking).rejects.toMatchObject({ code: 'cluster/unreachable' });
  await expect(watching).rejects.toMatchObject({ code: 'cluster/unreachable' });
});

test('events of a watch in any pieces', async () => {
  const cluster = await connectTo((_request, response) => {
    const text = `${JSON.stringify({ type: 'ADDED', object })}\n${JSON.stringify({ type: 'DELETED', object })}\n`;
    for (const piece of text.match(/.{1,7}|\n/g)!) response.write(piece);
    response.end();
  });
  expect(await watch(cluster)).toEqual(['ADDED settings', 'DELETED settings']);
});

test.each([
  [
    'a watch too far behind, told inside of it',
    200,
    { type: 'ERROR', object: status(410, 'too old') },
    'cluster/gone',
    'too old',
  ],
  ['a watch too far behind, told at once', 410, status(410, 'too old'), 'cluster/gone', 'too old'],
  ['a watch that fails inside', 200, { type: 'ERROR', object: status(500, 'broken') }, 'cluster/failed', 'broken'],
  [
    'a watch that is forbidden',
    403,
    status(403, 'no'),
    'cluster/forbidden',
    'cannot watch configmaps in namespace shop: no',
  ],
  ['a line that is no event', 200, { type: 'OTHER', object }, 'cluster/failed', 'no event'],
  ['a line that is an event of nothing', 200, { type: 'ADDED' }, 'cluster/failed', 'no event'],
])('%s', async (_name, code, line, expected, message) => {
  const cluster = await connectTo((_request, response) => response.writeHead(code).end(`${JSON.stringify(line)}\n`));
  await expect(watch(cluster)).rejects.toMatchObject({ code: expected, message: expect.stringContaining(message) });
});

test('a line that is not even JSON', async () => {
  const cluster = await connectTo((_request, response) => response.end('{"type":\n'));
  await expect(watch(cluster)).rejects.toMatchObject({ code: 'cluster/failed' });
});

test('a watch whose connection breaks is unreachable, and the events before are told', async () => {
  const cluster = await connectTo((request, response) => {
    response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`, () => request.socket.destroy());
  });
  const heard: string[] = [];
  await expect(watch(cluster, heard)).rejects.toMatchObject({ code: 'cluster/unreachable' });
  expect(heard).toEqual(['ADDED settings']);
});

test('a watch whose consumer stops lets the connection go', async () => {
  let closed: Promise<void> | undefined;
  const cluster = await connectTo((_request, response) => {
    closed = new Promise((resolve) => response.once('close', resolve));
    response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`);
  });
  for await (const _ of cluster.watch(configMaps, { resourceVersion: '1', signal })) break;
  await closed;
});

test('a list in pages is put together; where the pages grow too old it is asked for in one', async () => {
  const asked: string[] = [];
  const cluster = await connectTo((request, response) => {
    const query = new URL(request.url!, 'http://server').searchParams;
    asked.push(`${query.get('limit')} ${query.get('continue')}`);
    if (asked.length === 2) return response.writeHead(410).end(JSON.stringify(status(410, 'expired')));
    const metadata = { resourceVersion: '7', ...(query.has('limit') ? { continue: 'next' } : {}) };
    return response.end(JSON.stringify({ kind: 'ConfigMapList', metadata, items: [{ metadata: object.metadata }] }));
  });
  expect(await cluster.list(configMaps)).toEqual({ items: [object], resourceVersion: '7' });
  expect(asked).toEqual(['500 null', '500 next', 'null null']);
});

test('a kind that came later is found: what is missing is asked for once more', async () => {
  const kinds = [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true, verbs: [] }];
  let asked = 0;
  const cluster = await connectTo(
    () => {},
    () => {
      asked++;
      return kinds;
    },
  );
  await cluster.resolveKind('v1', 'ConfigMap');
  await cluster.resolveKind('v1', 'ConfigMap');
  expect(asked).toBe(1);
  kinds.push({ name: 'widgets', kind: 'Widget', namespaced: false, verbs: [] });
  expect(await cluster.resolveKind('v1', 'Widget')).toMatchObject({ resource: 'widgets' });
  expect(asked).toBe(2);
});

const defaultKinds = () => [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true, verbs: [] }];

async function connectTo(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  kinds: () => readonly unknown[] = defaultKinds,
): Promise<Cluster> {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/api/v1') response.end(JSON.stringify({ kind: 'APIResourceList', resources: kinds() }));
    else answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cluster = await connectCluster({ server: `http://127.0.0.1:${port}`, environment: { HOME: '/nowhere' } });
  clusters.push(cluster);
  return cluster;
}

async function watch(cluster: Cluster, heard: string[] = []): Promise<readonly string[]> {
  for await (const event of cluster.watch(configMaps, { resourceVersion: '1', signal })) {
    heard.push(`${event.type} ${event.object.metadata.name}`);
  }
  return heard;
}

function status(code: number, message: string) {
  return { apiVersion: 'v1', kind: 'Status', code, message };
}
