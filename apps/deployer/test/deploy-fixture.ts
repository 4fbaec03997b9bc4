import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ObjectRef } from '@metachart/kube-model';
import { parseReleaseSecret } from '@metachart/release';
import type { StartedCluster } from './clusters.ts';
import { type ConnectedCluster, connectedCluster } from './connected-cluster.ts';
import { environmentFiles, type Files } from './environment-files.ts';
import { folderOf, type Outcome, type RunOptions, runMetachart } from './run-metachart.ts';

export interface DeployOptions {
  readonly start: () => Promise<StartedCluster>;
  /** The path of the real Helm; without it Helm's view of the releases is not compared. */
  readonly helm: (() => Promise<string>) | undefined;
  /** In the embedded cluster every Job succeeds. */
  readonly jobsFail: boolean;
}

/** What the situations of a deploy share: a cluster, workspaces, and a look at what a deploy left. */
export interface DeployFixture {
  readonly options: DeployOptions;
  readonly connected: ConnectedCluster;
  /** A workspace with an environment `test` whose one release `web` has a namespace of its own. */
  readonly workspaceOf: (charts: Files) => Workspace;
  /** `revision status description` of each record. */
  readonly historyOf: (namespace: string) => Promise<readonly string[]>;
  /** `name phase` of each hook of a revision, policies where there are any. */
  readonly hooksOf: (namespace: string, revision?: number) => Promise<readonly string[]>;
  /** `kind name resourceVersion` of what a deploy writes. */
  readonly versionsOf: (namespace: string) => Promise<readonly string[]>;
  /** Runs the real Helm. Not synchronously: the embedded cluster answers from this process. */
  readonly runHelm: (namespace: string, args: readonly string[]) => Promise<string>;
}

export interface Workspace {
  readonly namespace: string;
  readonly files: Files;
  readonly deploy: (args?: readonly string[], files?: Files, run?: RunOptions) => Promise<Outcome>;
}

export const configMapRef = (namespace: string, name = 'web'): ObjectRef => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace,
  name,
});

let namespaces = 0;

/** To be called where the suite is described. */
export function createDeployFixture(options: DeployOptions): DeployFixture {
  const connected = connectedCluster(options.start);

  function workspaceOf(charts: Files): Workspace {
    const namespace = `deploy-${process.pid}-${++namespaces}`;
    const files = (more: Files) => ({
      ...environmentFiles(connected.started, [{ name: 'web', namespace }]),
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
      ...more,
    });
    const deploy = (more: Files, args: readonly string[], run: RunOptions = {}) =>
      runMetachart(['deploy', 'test', '--root', folderOf(files(more)), '--timeout', '60s', ...args], run);
    return {
      namespace,
      files: files(charts),
      deploy: (args = [], more = {}, run = {}) => deploy({ ...charts, ...more }, args, run),
    };
  }

  async function historyOf(namespace: string): Promise<readonly string[]> {
    const { items } = await connected.cluster.list(
      { apiVersion: 'v1', kind: 'Secret', namespace },
      { labelSelector: 'owner=helm' },
    );
    const records = items.map(parseReleaseSecret).sort((a, b) => a.version - b.version);
    return records.map(({ version, info }) => `${version} ${info.status} ${info.description}`);
  }

  async function hooksOf(namespace: string, revision = 1): Promise<readonly string[]> {
    const name = `sh.helm.release.v1.web.v${revision}`;
    const { hooks } = parseReleaseSecret(
      (await connected.cluster.get({ ...configMapRef(namespace, name), kind: 'Secret' }))!,
    );
    return (hooks ?? []).map(({ name, last_run, delete_policies = [] }) =>
      [name, last_run.phase, ...delete_policies].join(' ').trim(),
    );
  }

  async function versionsOf(namespace: string): Promise<readonly string[]> {
    const core = ['ConfigMap', 'Secret', 'Service'].map((kind) => ({ apiVersion: 'v1', kind, namespace }));
    const kinds = [...core, { apiVersion: 'batch/v1', kind: 'Job', namespace }];
    const lists = await Promise.all(kinds.map((kind) => connected.cluster.list(kind)));
    return lists.flatMap(({ items }) =>
      items.map(({ kind, metadata }) => `${kind} ${metadata.name} ${metadata.resourceVersion}`),
    );
  }

  async function runHelm(namespace: string, args: readonly string[]): Promise<string> {
    const place = [
      '-n',
      namespace,
      '--kubeconfig',
      connected.started.kubeconfigPath,
      '--kube-context',
      connected.started.context,
    ];
    const { stdout } = await promisify(execFile)(await options.helm!(), [...args, ...place], { timeout: 60_000 });
    return stdout.trimEnd();
  }

  return { options, connected, workspaceOf, historyOf, hooksOf, versionsOf, runHelm };
}
