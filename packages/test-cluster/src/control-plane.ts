import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { get as getSecure } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DiagnosticError } from '@metachart/diagnostics';
import type { Programs } from './build-programs.ts';
import { findFreePorts } from './free-ports.ts';
import { createKubeApi, type KubeApi } from './kube-api.ts';
import { contextName, kubeconfigText } from './kubeconfig.ts';
import { kwokConfiguration } from './kwok-configuration.ts';
import { startProcessGuard } from './process-guard.ts';
import { endFailure, type Program, startProgram, waitUntilServing } from './program.ts';
import { provideAddresses } from './provide-addresses.ts';
import { createDefaultStorageClass, provideVolumes } from './provide-volumes.ts';

/** A control plane that runs. */
export interface ControlPlane {
  readonly server: string;
  readonly kubeconfigPath: string;
  readonly context: string;
  /**
   * Ends every program and removes what they wrote. Throws DiagnosticError `test-cluster/program-ended` after that when one
   * of them had ended by itself before.
   */
  stop(): Promise<void>;
}

const nodeName = 'kwok-node-0';
const setUpDeadline = 60_000;
const pollInterval = 25;

/**
 * Starts etcd, the API server, its controllers, the scheduler and kwok, each when what it needs answers, and resolves when
 * the one node is ready and a default StorageClass is there. Throws DiagnosticError `test-cluster/start-failed`, which
 * names the program and shows the end of its log; nothing is left behind then.
 */
export async function startControlPlane(programs: Programs, signal?: AbortSignal): Promise<ControlPlane> {
  const folder = await mkdtemp(join(tmpdir(), 'metachart-test-cluster-'));
  const guard = startProcessGuard(folder);
  const running: Program[] = [];
  const controllers = new AbortController();
  const work: Promise<void>[] = [];
  let api: KubeApi | undefined;

  const start = (name: string, command: string, args: readonly string[]) => {
    const program = startProgram({ name, command, args, folder, guard, logFile: join(folder, `${name}.log`) });
    running.push(program);
    return program;
  };
  const stopAll = async () => {
    controllers.abort();
    await Promise.all(work);
    api?.close();
    // The API server last but one: what others have to say when they end, they say to it.
    const [etcd, apiServer, ...others] = running;
    await Promise.all(others.map((program) => program.stop()));
    await apiServer?.stop();
    await etcd?.stop();
    guard.dismiss();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    const [etcdPort, peerPort, apiPort, managerPort, schedulerPort, kwokPort] = await findFreePorts(6);
    const files = await writeFiles(folder);

    const etcdServer = `http://127.0.0.1:${etcdPort}`;
    const etcd = start('etcd', programs.etcd, etcdFlags({ folder, server: etcdServer, peerPort: peerPort! }));
    await waitUntilServing(etcd, () => answers(get, `${etcdServer}/readyz`), signal);

    const server = `https://127.0.0.1:${apiPort}`;
    const apiServer = start(
      'kube-apiserver',
      programs.apiServer,
      apiServerFlags({ files, etcdServer, port: apiPort!, certificates: folder }),
    );
    // Its certificate, which signs for this address only, is made by itself and then used for the other programs too.
    const certificate = join(folder, 'apiserver.crt');
    const key = join(folder, 'apiserver.key');
    await waitUntilServing(
      apiServer,
      async () => answers(getSecure, `${server}/readyz`, issuerOf(await readFile(certificate, 'utf8'))),
      signal,
    );

    const certificateAuthority = issuerOf(await readFile(certificate, 'utf8'));
    const authority = join(folder, 'ca.crt');
    await writeFile(authority, certificateAuthority);
    const kubeconfigPath = join(folder, 'kubeconfig');
    const access = { server, token: files.token, certificateAuthority };
    await writeFile(kubeconfigPath, kubeconfigText(access), { mode: 0o600 });
    api = createKubeApi(access);

    const kwokFile = join(folder, 'kwok.yaml');
    const stages = await Promise.all(programs.kwokStages.map((path) => readFile(path, 'utf8')));
    const kwokOptions = { port: kwokPort!, certificate, key, containerLog: files.containerLog, stages };
    await writeFile(kwokFile, kwokConfiguration(kwokOptions));

    const shared = [
      `--kubeconfig=${kubeconfigPath}`,
      '--bind-address=127.0.0.1',
      `--tls-cert-file=${certificate}`,
      `--tls-private-key-file=${key}`,
      '--leader-elect=false',
      '--kube-api-qps=1000',
      '--kube-api-burst=1000',
    ];
    const manager = start('kube-controller-manager', programs.controllerManager, [
      ...shared,
      `--secure-port=${managerPort}`,
      `--service-account-private-key-file=${files.signingKey}`,
      `--root-ca-file=${authority}`,
    ]);
    const scheduler = start('kube-scheduler', programs.scheduler, [...shared, `--secure-port=${schedulerPort}`]);
    const kwok = start('kwok', programs.kwok, [`--config=${kwokFile}`, `--kubeconfig=${kubeconfigPath}`]);
    const serves = (port: number | undefined) => () =>
      answers(getSecure, `https://127.0.0.1:${port}/healthz`, certificateAuthority);
    await Promise.all([
      waitUntilServing(manager, serves(managerPort), signal),
      waitUntilServing(scheduler, serves(schedulerPort), signal),
      waitUntilServing(kwok, () => answers(get, `http://127.0.0.1:${kwokPort}/healthz`), signal),
      createDefaultStorageClass(api),
      createNode(api),
    ]);

    const onFailure = (error: unknown) => appendFileSync(join(folder, 'test-cluster.log'), `${error}\n`);
    const following = { signal: controllers.signal, onFailure };
    work.push(provideVolumes(api, following), provideAddresses(api, following));
    await waitUntilSetUp(api, signal);

    let stopped: Promise<void> | undefined;
    return {
      server,
      kubeconfigPath,
      context: contextName,
      stop: () => {
        stopped ??= stopRunning(running, stopAll);
        return stopped;
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function stopRunning(running: readonly Program[], stopAll: () => Promise<void>): Promise<void> {
  const failures = await Promise.all(running.filter((program) => program.end() !== undefined).map(endFailure));
  await stopAll();
  if (failures[0]) throw failures[0];
}

/** The last certificate of a chain. */
function issuerOf(chain: string): string {
  return chain.slice(chain.lastIndexOf('-----BEGIN CERTIFICATE-----'));
}

interface Files {
  readonly token: string;
  readonly tokens: string;
  readonly signingKey: string;
  readonly verificationKey: string;
  readonly containerLog: string;
}

async function writeFiles(folder: string): Promise<Files> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const files = {
    token: randomBytes(32).toString('hex'),
    tokens: join(folder, 'tokens.csv'),
    signingKey: join(folder, 'service-accounts.key'),
    verificationKey: join(folder, 'service-accounts.pub'),
    containerLog: join(folder, 'container.log'),
  };
  const secret = { mode: 0o600 };
  await mkdir(join(folder, 'etcd'), { mode: 0o700 });
  await writeFile(files.tokens, `${files.token},admin,admin,system:masters\n`, secret);
  await writeFile(files.signingKey, privateKey, secret);
  await writeFile(files.verificationKey, publicKey);
  const line = 'this container is simulated: no program runs in it';
  await writeFile(files.containerLog, `${new Date().toISOString()} stdout F ${line}\n`);
  return files;
}

function etcdFlags(options: { readonly folder: string; readonly server: string; readonly peerPort: number }) {
  const { folder, server, peerPort } = options;
  const peer = `http://127.0.0.1:${peerPort}`;
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${server}`,
    `--advertise-client-urls=${server}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // What it holds ends with it.
    '--unsafe-no-fsync',
  ];
}

function apiServerFlags(options: {
  readonly files: Files;
  readonly etcdServer: string;
  readonly port: number;
  readonly certificates: string;
}) {
  const { files, etcdServer, port, certificates } = options;
  return [
    `--etcd-servers=${etcdServer}`,
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    `--cert-dir=${certificates}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${files.verificationKey}`,
    `--service-account-signing-key-file=${files.signingKey}`,
    `--token-auth-file=${files.tokens}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.96.0.0/16',
    // Pods need no token: nothing runs in them.
    '--disable-admission-plugins=ServiceAccount',
    '--allow-privileged=true',
    '--kubelet-preferred-address-types=InternalIP',
    // It would announce the address of a network card on which it does not listen.
    '--endpoint-reconciler-type=none',
  ];
}

async function createNode(api: KubeApi): Promise<void> {
  await api.ensure('/api/v1/nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: nodeName,
      labels: {
        'kubernetes.io/hostname': nodeName,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'node-role.kubernetes.io/worker': '',
        type: 'kwok',
      },
      annotations: { 'kwok.x-k8s.io/node': 'fake', 'node.alpha.kubernetes.io/ttl': '0' },
    },
  });
}

/** The node is ready and free of taints, and the controllers that make namespaces usable are at work. */
async function waitUntilSetUp(api: KubeApi, signal: AbortSignal | undefined): Promise<void> {
  const deadline = performance.now() + setUpDeadline;
  for (;;) {
    const node = await api.get(`/api/v1/nodes/${nodeName}`);
    const ready = node?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
    if (ready && !node?.spec?.taints?.length) {
      if (await api.get('/api/v1/namespaces/default/serviceaccounts/default')) return;
    }
    if (performance.now() > deadline) {
      throw new DiagnosticError('test-cluster/start-failed', {
        message: `the node or the namespace \`default\` was not ready after ${setUpDeadline / 1000} seconds`,
      });
    }
    await delay(pollInterval, undefined, signal ? { signal } : {});
  }
}

function answers(call: typeof get, url: string, ca?: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const outgoing = call(url, { ...(ca === undefined ? {} : { ca }), agent: false, timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.once('error', reject);
  });
}
