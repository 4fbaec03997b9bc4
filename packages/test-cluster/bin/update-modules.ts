// Writes modules/{kubernetes,etcd}/{go.mod,go.sum} for the versions in src/versions.ts; Go fills in the rest.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findGo, moduleFile } from '@metachart/go-programs';
import { etcdVersion, kubernetesLibraryVersion, kubernetesVersion } from '../src/versions.ts';

const kubernetes = 'k8s.io/kubernetes';
const etcd = 'go.etcd.io/etcd/server/v3';

// Kubernetes requires its own libraries at v0.0.0, which means: those beside it in its repository.
const kubernetesRequires = readFileSync(await moduleFile(kubernetes, `v${kubernetesVersion}`), 'utf8');
const libraries = [...kubernetesRequires.matchAll(/^\t(k8s\.io\/\S+) v0\.0\.0( |$)/gm)].map(([, name]) => name!);

await writeModule('kubernetes', {
  require: { module: kubernetes, version: `v${kubernetesVersion}` },
  tools: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map((name) => `${kubernetes}/cmd/${name}`),
  replace: libraries.map((name) => `${name} => ${name} v${kubernetesLibraryVersion}`),
});
await writeModule('etcd', { require: { module: etcd, version: `v${etcdVersion}` }, tools: [etcd], replace: [] });

interface ModuleFile {
  readonly require: { readonly module: string; readonly version: string };
  readonly tools: readonly string[];
  readonly replace: readonly string[];
}

async function writeModule(name: string, { require, tools, replace }: ModuleFile): Promise<void> {
  const go = await findGo();
  if (!go) throw new Error('updating the modules needs Go, and none was found');
  const folder = fileURLToPath(new URL(`../modules/${name}`, import.meta.url));
  const goLine = /^go \S+$/m.exec(readFileSync(await moduleFile(require.module, require.version), 'utf8'))?.[0];
  mkdirSync(folder, { recursive: true });
  rmSync(`${folder}/go.sum`, { force: true });
  writeFileSync(
    `${folder}/go.mod`,
    [
      `module metachart/${name}`,
      goLine,
      ...tools.map((tool) => `tool ${tool}`),
      `require ${require.module} ${require.version}`,
      ...replace.map((line) => `replace ${line}`),
      '',
    ].join('\n\n'),
  );
  execFileSync(go.command, ['mod', 'tidy'], { cwd: folder, stdio: 'inherit' });
}
