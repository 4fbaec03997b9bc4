import { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startEmbeddedCluster } from '../src/index.ts';
import { useEmbeddedCluster } from './request.ts';

const { request, address } = useEmbeddedCluster();

const configMaps = '/api/v1/namespaces/default/configmaps';
const configMap = (name: string, data: Record<string, string> = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

describe('it says what it is', () => {
  test('the version names the simulation', async () => {
    expect((await request('GET', '/version')).body).toMatchObject({ gitVersion: 'v1.37.2+embedded' });
  });

  test('its kubeconfig leads to it, and a stopped one answers no more', async () => {
    const cluster = await startEmbeddedCluster();
    expect(cluster.kubeconfig).toContain(`server: ${cluster.server}\n`);
    expect((await fetch(`${cluster.server}/readyz`)).status).toBe(200);
    await cluster.stop();
    await expect(fetch(`${cluster.server}/readyz`)).rejects.toThrow();
  });

  test('a port that is given is used, and one that is taken is an error', async () => {
    const first = await startEmbeddedCluster();
    const port = Number(new URL(first.server).port);
    await expect(startEmbeddedCluster({ port })).rejects.toThrow('EADDRINUSE');
    await first.stop();
    const second = await startEmbeddedCluster({ port });
    expect(second.server).toBe(first.server);
    await second.stop();
  });

  test.each([
    ['GET', '/api/v1/namespaces/default/pods/web/log', 'pods/log'],
    ['POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', 'selfsubjectaccessreviews'],
    ['GET', '/openapi/v2', 'OpenAPI v2'],
  ])('%s %s is refused as not simulated', async (method, path, what) => {
    const { code, body } = await request(method, path, method === 'POST' ? { body: {} } : {});
    expect(code).toBe(501);
    expect(body).toMatchObject({ message: `the embedded cluster does not simulate ${what}` });
  });
});

describe('no input ends it', () => {
  test.each([
    ['half a document', '{"apiVersion":"v1"', 400],
    ['a list', '[1,2]', 400],
    ['a word', '"x"', 400],
    ['nothing', 'null', 400],
    ['a nest', `{"a":${'['.repeat(3000)}${']'.repeat(3000)}}`, 400],
    ['metadata of another type', '{"metadata":"x"}', 400],
    ['an owner that is null', '{"metadata":{"name":"a","ownerReferences":[null]}}', 422],
    ['labels in a list', '{"metadata":{"name":"a","labels":[1]}}', 400],
    ['a prototype', '{"metadata":{"name":"p","labels":{"__proto__":"x"}},"data":{"__proto__":"y"}}', 422],
  ])('%s is refused', async (_what, body, code) => {
    expect((await request('POST', configMaps, { body })).code).toBe(code);
  });

  test('a body of more than 3 MiB is too large', async () => {
    const { code, body } = await request('POST', configMaps, { body: `"${'x'.repeat(3 * 1024 * 1024)}"` });
    expect(code).toBe(413);
    expect(body).toMatchObject({ reason: 'RequestEntityTooLarge' });
  });

  test.each(['/api/v1/namespaces/%ff/pods', '//', '/api/v1/namespaces/a/b/c/d/e/f', '/apis//v1/x', '/%00'])(
    'the path %s is answered',
    async (path) => {
      expect((await request('GET', path)).code).toBeGreaterThanOrEqual(200);
    },
  );

  test('a client that leaves in the middle of its request leaves the others alone', async () => {
    const { hostname, port } = new URL(address());
    const socket = new Socket();
    await new Promise<void>((resolve) => socket.connect(Number(port), hostname, resolve));
    socket.write(`POST ${configMaps} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"a`);
    socket.destroy();
    expect((await request('GET', '/readyz')).code).toBe(200);
  });

  test('managedFields that are no fields are left out of account', async () => {
    await request('POST', configMaps, {
      body: {
        ...configMap('odd', { a: 'b' }),
        metadata: {
          name: 'odd',
          managedFields: [
            { manager: 'x', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { q: 1 } },
          ],
        },
      },
    });
    const { code } = await request('PATCH', `${configMaps}/odd?fieldManager=helm&force=true`, {
      body: configMap('odd', { a: 'c' }),
      type: 'application/apply-patch+yaml',
    });
    expect(code).toBe(200);
  });
});

describe('reading requests', () => {
  test('YAML is applied as JSON is', async () => {
    const { code, body } = await request('PATCH', `${configMaps}/yaml?fieldManager=helm`, {
      body: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: "1"\n',
      type: 'application/apply-patch+yaml',
    });
    expect([code, body.data]).toEqual([201, { a: '1' }]);
  });

  test('a list is read in pages', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) {
      await request('POST', configMaps, { body: { ...configMap(name), metadata: { name, labels: { paged: 'yes' } } } });
    }
    const names: string[] = [];
    let token = '';
    do {
      const { body } = await request('GET', `${configMaps}?labelSelector=paged%3Dyes&limit=2&continue=${token}`);
      const { items, metadata } = body as { items: { metadata: { name: string } }[]; metadata: { continue?: string } };
      names.push(...items.map((item) => item.metadata.name));
      token = metadata.continue ?? '';
    } while (token !== '');
    expect(names).toEqual(['page-1', 'page-2', 'page-3']);
  });

  test.each([
    ['application/json-patch+json', [{ op: 'replace', path: '/data/a', value: '2' }], { a: '2', b: '1' }],
    ['application/merge-patch+json', { data: { b: null, c: '3' } }, { a: '1', c: '3' }],
    ['application/strategic-merge-patch+json', { data: { a: '9', b: null } }, { a: '9' }],
  ])('%s', async (type, body, data) => {
    const name = type.slice(12, 16);
    await request('POST', configMaps, { body: configMap(name, { a: '1', b: '1' }) });
    expect((await request('PATCH', `${configMaps}/${name}`, { body, type })).body.data).toEqual(data);
  });

  test('a strategic merge patch changes one container and leaves the other', async () => {
    const containers = [
      { name: 'web', image: 'web:1' },
      { name: 'side', image: 'side:1' },
    ];
    const spec = {
      selector: { matchLabels: { a: 'b' } },
      template: { metadata: { labels: { a: 'b' } }, spec: { containers } },
    };
    const path = '/apis/apps/v1/namespaces/default/deployments';
    await request('POST', path, {
      body: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'two' }, spec },
    });
    const { body } = await request('PATCH', `${path}/two`, {
      body: { spec: { template: { spec: { containers: [{ name: 'side', image: 'side:2' }] } } } },
      type: 'application/strategic-merge-patch+json',
    });
    expect(body).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'web:1' }, { image: 'side:2' }] } } },
    });
  });
});
