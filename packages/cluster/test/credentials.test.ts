import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCredentials } from '../src/credentials.ts';
import type { ClusterAccess } from '../src/kubeconfig.ts';

const cluster = { name: 'c', server: 'https://127.0.0.1:6443', skipTLSVerify: false };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'credentials-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a token, a password and whom to act for are headers', async () => {
  expect((await ask({ name: 'u', token: 'secret' })).headers).toEqual({ Authorization: 'Bearer secret' });
  expect((await ask({ name: 'u', username: 'bob', password: 'pw' })).headers).toEqual({
    Authorization: 'Basic Ym9iOnB3',
  });
  const acting = { name: 'u', impersonateUser: 'eve', impersonateGroups: ['a', 'b'], impersonateUid: '7' };
  expect((await ask(acting)).headers).toEqual({
    'Impersonate-User': 'eve',
    'Impersonate-Group': ['a', 'b'],
    'Impersonate-Uid': '7',
  });
});

test('certificates are read from data or from files', async () => {
  const certFile = write('cert.pem', 'CERT');
  const { tls } = await ask({ name: 'u', certFile, keyData: Buffer.from('KEY').toString('base64') });
  expect([String(tls.cert), String(tls.key)]).toEqual(['CERT', 'KEY']);
});

test('a certificate that is not there is named', async () => {
  await expect(ask({ name: 'u', certFile: '/nowhere/cert.pem' })).rejects.toMatchObject({
    code: 'cluster/bad-kubeconfig',
    message: expect.stringContaining('/nowhere/cert.pem'),
  });
});

test('a token is read from its file', async () => {
  const tokenFile = write('token', 'from-file');
  const user = { name: 'u', authProvider: { name: 'tokenFile', config: { tokenFile } } };
  expect((await ask(user)).headers).toEqual({ Authorization: 'Bearer from-file' });
});

test('a plugin is run as kubectl runs it, once for many requests and as long as its token lasts', async () => {
  const log = join(folder, 'runs');
  const expirationTimestamp = '2100-01-01T00:00:00Z';
  const source = await openCredentials({
    cluster,
    user: plugin(`
      require('node:fs').appendFileSync(${JSON.stringify(log)}, 'run\\n');
      const { spec, apiVersion } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      const token = [process.argv[2], process.env.EXTRA, apiVersion, spec.interactive].join(',');
      console.log(JSON.stringify({ status: { token, expirationTimestamp: '${expirationTimestamp}' } }));`),
  });
  const expected = { Authorization: 'Bearer argument,extra,client.authentication.k8s.io/v1,false' };
  const given = await Promise.all([source(), source(), source()]);
  expect(given.map(({ headers }) => headers)).toEqual([expected, expected, expected]);
  expect((await source()).headers).toEqual(expected);
  expect(readFileSync(log, 'utf8')).toBe('run\n');
});

test('a plugin gives a certificate', async () => {
  const status = { clientCertificateData: 'CERT', clientKeyData: 'KEY' };
  const { tls } = await ask(plugin(`console.log(JSON.stringify({ status: ${JSON.stringify(status)} }))`));
  expect(tls).toEqual({ cert: 'CERT', key: 'KEY' });
});

test('a plugin that fails is named, with what it said and how to install it', async () => {
  const user = plugin(`console.log('a-token'); console.error('please log in'); process.exit(1)`);
  const failing = ask({ ...user, exec: { ...user.exec, installHint: 'install it' } });
  await expect(failing).rejects.toMatchObject({
    code: 'cluster/unauthorized',
    message: `the command ${process.execPath} of user "u" gave no credentials: please log in`,
    diagnostic: { hint: 'install it' },
  });
});

test('a plugin that prints something else does not have it shown: it may be a token', async () => {
  const failing = ask(plugin(`console.log('hunter22')`));
  await expect(failing).rejects.toMatchObject({
    message: expect.stringMatching(/gave no credentials: it printed no JSON$/),
  });
});

test('a plugin that is not there is named', async () => {
  await expect(ask({ name: 'u', exec: { command: '/nowhere/login' } })).rejects.toMatchObject({
    code: 'cluster/unauthorized',
    message: 'the command /nowhere/login of user "u" gave no credentials: spawn /nowhere/login ENOENT',
  });
});

test('the providers of old are those of the client', async () => {
  const payload = Buffer.from(JSON.stringify({ exp: 4102444800 })).toString('base64url');
  const idToken = `e30.${payload}.e30`;
  const user = { name: 'u', authProvider: { name: 'oidc', config: { 'id-token': idToken } } };
  expect((await ask(user)).headers).toEqual({ Authorization: `Bearer ${idToken}` });
});

test('a proxy gets an agent of its own', async () => {
  const access = { cluster: { ...cluster, proxyUrl: 'http://127.0.0.1:3128' }, user: { name: 'u', token: 'secret' } };
  const given = await (await openCredentials(access))();
  expect(given.headers).toEqual({ Authorization: 'Bearer secret' });
  expect(given.proxy?.constructor.name).toBe('HttpsProxyAgent');
});

async function ask(user: ClusterAccess['user']) {
  const source = await openCredentials({ cluster, user });
  return await source();
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function plugin(script: string) {
  const args = [write(`plugin-${script.length}.cjs`, script), 'argument'];
  return { name: 'u', exec: { command: process.execPath, args, env: [{ name: 'EXTRA', value: 'extra' }] } };
}
