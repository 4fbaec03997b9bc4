import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

const script = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ resolve(specifier, context, next) {
  const resolved = next(specifier, context);
  if (resolved.url.includes('client-node')) loaded.push(resolved.url.split('/').at(-1));
  return resolved;
} });
const { connectCluster } = await import('@metachart/cluster');
const user = JSON.parse(process.argv[1]);
const text = JSON.stringify({ 'current-context': 'x', contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
  clusters: [{ name: 'c', cluster: { server: 'https://c.example' } }], users: [{ name: 'u', user }] });
await (await connectCluster({ kubeconfig: { text } })).close();
console.log(JSON.stringify(loaded));
`;

// All of the client takes a second to load, and its KubeConfig half of that.
test.each([
  ['a token', { token: 'secret' }, []],
  ['an exec plugin', { exec: { command: 'login' } }, ['exec_auth.js']],
  ['a token in a file', { tokenFile: '/token' }, ['file_auth.js']],
])('%s loads of the Kubernetes client no more than it needs', (_name, user, loaded) => {
  const args = ['--conditions=@metachart/source', '--input-type=module', '-e', script, JSON.stringify(user)];
  const output = execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual(loaded);
});
