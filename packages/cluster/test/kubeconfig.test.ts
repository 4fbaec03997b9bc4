import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type KubeconfigSource, readKubeconfig } from '../src/kubeconfig.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('the current context is taken, with its cluster, user and namespace', () => {
  expect(read({ kubeconfig: { text: twoContexts } })).toEqual({
    cluster: { name: 'staging', server: 'https://staging.example:6443', skipTLSVerify: false, caData: 'Y2E=' },
    user: { name: 'alice', token: 'secret' },
    context: 'staging',
    namespace: 'shop',
  });
});

test('another context is taken by name, another address by wish', () => {
  expect(read({ kubeconfig: { text: twoContexts }, context: 'prod', server: 'https://127.0.0.1:1/' })).toMatchObject({
    cluster: { name: 'prod', server: 'https://127.0.0.1:1', skipTLSVerify: true, tlsServerName: 'prod.example' },
    user: { name: 'bob', username: 'bob', password: 'pw', impersonateUser: 'eve', impersonateGroups: ['a', 'b'] },
  });
});

test('a context that is not there is refused, and the near one named', () => {
  expect(refusal({ kubeconfig: { text: twoContexts }, context: 'prot' })).toEqual({
    code: 'cluster/no-context',
    message: 'the kubeconfig has no context "prot"',
    hint: 'did you mean "prod"?',
  });
});

test('a context whose cluster or user is not there is refused', () => {
  const text = twoContexts.replace('cluster: prod,', 'cluster: gone,');
  expect(refusal({ kubeconfig: { text }, context: 'prod' })).toMatchObject({
    message: 'the kubeconfig has no cluster "gone"',
    hint: 'it has: staging, prod',
  });
});

test('without a current context the choice is not made for anyone', () => {
  expect(refusal({ kubeconfig: { text: twoContexts.replace('current-context: staging', '') } })).toMatchObject({
    code: 'cluster/no-context',
    hint: 'name one, for instance staging',
  });
});

test('of several files the first that names an entry wins, and missing ones are passed over', () => {
  const first = file('first/config', 'clusters:\n- {name: c, cluster: {server: "https://first"}}\n');
  const second = file(
    'second/config',
    `current-context: x
clusters:
- {name: c, cluster: {server: "https://second"}}
contexts:
- {name: x, context: {cluster: c, user: u}}
users:
- {name: u, user: {client-certificate: cert.pem, client-key: /abs/key.pem, tokenFile: token}}
`,
  );
  const KUBECONFIG = ['/nowhere/config', first, second].join(delimiter);
  expect(readKubeconfig({}, { KUBECONFIG })).toEqual({
    cluster: { name: 'c', server: 'https://first', skipTLSVerify: false },
    user: {
      name: 'u',
      certFile: join(dirname(second), 'cert.pem'),
      keyFile: '/abs/key.pem',
      authProvider: { name: 'tokenFile', config: { tokenFile: join(dirname(second), 'token') } },
    },
    context: 'x',
  });
});

test('without KUBECONFIG the file in the home folder is read', () => {
  const path = file('.kube/config', twoContexts);
  expect(readKubeconfig({}, { HOME: join(dirname(path), '..') }).context).toBe('staging');
});

test('data in the file wins over a path', () => {
  const text = twoContexts.replace('certificate-authority-data: Y2E=', 'certificate-authority: ca.pem, $&');
  expect(read({ kubeconfig: { text } }).cluster).not.toHaveProperty('caFile');
});

test('an exec command with a slash is relative to its file, a bare one is not', () => {
  const make = (command: string) =>
    file(
      'config',
      `current-context: x
clusters: [{name: c, cluster: {server: "https://c"}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
users: [{name: u, user: {exec: {command: ${command}, args: [token]}}}]
`,
    );
  const relative = make('./bin/login');
  expect(read({ kubeconfig: relative }).user.exec).toEqual({
    command: join(dirname(relative), 'bin/login'),
    args: ['token'],
  });
  expect(read({ kubeconfig: make('aws') }).user.exec.command).toBe('aws');
});

test('an address alone needs no file', () => {
  expect(readKubeconfig({ server: 'http://127.0.0.1:8080' }, { HOME: '/nowhere' })).toEqual({
    cluster: { name: '', server: 'http://127.0.0.1:8080', skipTLSVerify: false },
    user: { name: '' },
  });
});

test.each([
  [{}, { HOME: '/nowhere' }, 'cluster/no-kubeconfig', 'there is no kubeconfig file'],
  [{ kubeconfig: '/nowhere/config' }, {}, 'cluster/no-kubeconfig', 'there is no kubeconfig file /nowhere/config'],
  [
    {},
    { KUBECONFIG: `/nowhere/a${delimiter}/nowhere/b` },
    'cluster/no-kubeconfig',
    'none of the files named by KUBECONFIG exists: /nowhere/a, /nowhere/b',
  ],
  [
    { context: 'prod' },
    { HOME: '/nowhere' },
    'cluster/no-kubeconfig',
    'there is no kubeconfig file that could hold the context "prod"',
  ],
  [{ kubeconfig: { text: 'token: [hunter22' } }, {}, 'cluster/bad-kubeconfig', 'the kubeconfig is not YAML'],
  [{ kubeconfig: { text: '- a' } }, {}, 'cluster/bad-kubeconfig', 'the kubeconfig is not a mapping'],
])('%j in an environment of %j is %s', (source, environment, code, message) => {
  expect(refusal(source, environment)).toMatchObject({ code, message });
});

const twoContexts = `apiVersion: v1
kind: Config
current-context: staging
clusters:
- {name: staging, cluster: {server: "https://staging.example:6443/", certificate-authority-data: Y2E=}}
- {name: prod, cluster: {server: "https://prod.example", insecure-skip-tls-verify: true, tls-server-name: prod.example}}
contexts:
- {name: staging, context: {cluster: staging, user: alice, namespace: shop}}
- {name: prod, context: {cluster: prod, user: bob}}
users:
- {name: alice, user: {token: secret}}
- {name: bob, user: {username: bob, password: pw, as: eve, as-groups: [a, b]}}
`;

function read(source: KubeconfigSource) {
  return readKubeconfig(source, {});
}

function refusal(source: KubeconfigSource, environment: NodeJS.ProcessEnv = {}): unknown {
  try {
    readKubeconfig(source, environment);
  } catch (error) {
    const { code, message, hint } = (error as { diagnostic: Record<string, unknown> }).diagnostic;
    return { code, message, hint };
  }
  return expect.fail('it was not refused');
}

function file(path: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  folders.push(folder);
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
}
