import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Cluster as ClusterEntry, User as UserEntry } from '@kubernetes/client-node/dist/config_types.js';
import { DiagnosticError, suggestName } from '@metachart/diagnostics';
import { decodeYaml } from '@metachart/go-runtime/yaml';
import { isRecord, toPlainJson } from './plain-json.ts';

export interface KubeconfigSource {
  /** A path, or a text with its paths relative to the working folder. Absent: as kubectl, $KUBECONFIG, then ~/.kube/config. */
  readonly kubeconfig?: string | { readonly text: string };
  /** Absent: the current context. */
  readonly context?: string;
  /** Takes the place of the address of the context's cluster. */
  readonly server?: string;
}

/** Where a cluster is and as whom it is asked, in the shape that @kubernetes/client-node gives it. */
export interface ClusterAccess {
  readonly cluster: ClusterEntry;
  readonly user: UserEntry & { readonly impersonateGroups?: readonly string[]; readonly impersonateUid?: string };
  readonly context?: string;
  /** The namespace of the context. */
  readonly namespace?: string;
}

/**
 * Reads kubeconfig files as kubectl does: of several files the first that names an entry wins, paths are relative to the
 * file they stand in, missing files of $KUBECONFIG are passed over, and inside a pod without any file its service account
 * is taken. Throws `cluster/no-kubeconfig`, `cluster/bad-kubeconfig` or `cluster/no-context`.
 */
export function readKubeconfig(source: KubeconfigSource, environment: NodeJS.ProcessEnv): ClusterAccess {
  const files = readFiles(source.kubeconfig, environment);
  if (files.length === 0) return accessWithoutFile(source, environment);
  const contextName = source.context ?? firstText(files, 'current-context');
  if (contextName === undefined) {
    const first = files.flatMap((file) => entryNames(file, 'contexts'))[0];
    if (source.server !== undefined && first === undefined) return accessWithoutFile(source, environment);
    throw new DiagnosticError('cluster/no-context', {
      message: `${files[0]!.name} has no current context`,
      hint: first === undefined ? 'it has no contexts' : `name one, for instance ${first}`,
    });
  }
  const context = findEntry(files, 'contexts', 'context', contextName);
  const clusterName = text(context.entry, 'cluster') ?? '';
  const userName = text(context.entry, 'user') ?? '';
  const namespace = text(context.entry, 'namespace');
  const cluster = findEntry(files, 'clusters', 'cluster', clusterName);
  const user = userName === '' ? undefined : findEntry(files, 'users', 'user', userName);
  return {
    cluster: readCluster(cluster, clusterName, source.server),
    user: user === undefined ? { name: '' } : readUser(user, userName),
    context: contextName,
    ...(namespace === undefined ? {} : { namespace }),
  };
}

interface KubeconfigFile {
  readonly name: string;
  readonly folder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly file: KubeconfigFile;
  readonly entry: Readonly<Record<string, unknown>>;
}

function readFiles(kubeconfig: KubeconfigSource['kubeconfig'], environment: NodeJS.ProcessEnv): KubeconfigFile[] {
  if (typeof kubeconfig === 'object') return [parseFile('the kubeconfig', process.cwd(), kubeconfig.text)];
  if (kubeconfig !== undefined) {
    if (!existsSync(kubeconfig)) {
      throw new DiagnosticError('cluster/no-kubeconfig', { message: `there is no kubeconfig file ${kubeconfig}` });
    }
    return [readFile(kubeconfig)];
  }
  const listed = environment.KUBECONFIG?.split(delimiter).filter((path) => path !== '') ?? [];
  const paths = listed.length > 0 ? listed : [join(environment.HOME ?? homedir(), '.kube', 'config')];
  const files = paths.filter((path) => existsSync(path)).map(readFile);
  if (listed.length > 0 && files.length === 0) {
    throw new DiagnosticError('cluster/no-kubeconfig', {
      message: `none of the files named by KUBECONFIG exists: ${listed.join(', ')}`,
    });
  }
  return files;
}

function readFile(path: string): KubeconfigFile {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new DiagnosticError('cluster/no-kubeconfig', {
      message: `cannot read the kubeconfig ${path}: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
  return parseFile(path, dirname(resolve(path)), content);
}

function parseFile(name: string, folder: string, content: string): KubeconfigFile {
  let value: unknown;
  try {
    value = toPlainJson(decodeYaml(content)) ?? {};
  } catch {
    // The reader's own message may quote a line, and a line may hold a token.
    throw new DiagnosticError('cluster/bad-kubeconfig', { message: `${name} is not YAML` });
  }
  if (!isRecord(value)) throw new DiagnosticError('cluster/bad-kubeconfig', { message: `${name} is not a mapping` });
  return { name, folder, content: value };
}

function findEntry(files: readonly KubeconfigFile[], list: string, field: string, name: string): Entry {
  for (const file of files) {
    for (const item of entries(file, list)) {
      if (item.name === name) return { file, entry: isRecord(item[field]) ? item[field] : {} };
    }
  }
  const names = files.flatMap((file) => entryNames(file, list));
  const near = suggestName(name, names);
  throw new DiagnosticError('cluster/no-context', {
    message: `${files.map((file) => file.name).join(', ')} has no ${field} ${JSON.stringify(name)}`,
    hint: near === undefined ? `it has: ${names.join(', ') || 'none'}` : `did you mean ${JSON.stringify(near)}?`,
  });
}

function entries(file: KubeconfigFile, list: string): Record<string, unknown>[] {
  const items = file.content[list];
  return Array.isArray(items) ? items.filter(isRecord) : [];
}

function entryNames(file: KubeconfigFile, list: string): string[] {
  return entries(file, list).flatMap((item) => (typeof item.name === 'string' ? [item.name] : []));
}

function firstText(files: readonly KubeconfigFile[], field: string): string | undefined {
  for (const file of files) {
    const value = text(file.content, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

function readCluster({ file, entry }: Entry, name: string, server: string | undefined): ClusterEntry {
  const address = server ?? text(entry, 'server');
  if (address === undefined) {
    throw new DiagnosticError('cluster/bad-kubeconfig', { message: `cluster ${JSON.stringify(name)} has no server` });
  }
  const caData = text(entry, 'certificate-authority-data');
  const caFile = caData === undefined ? path(file, entry, 'certificate-authority') : undefined;
  const tlsServerName = text(entry, 'tls-server-name');
  const proxyUrl = text(entry, 'proxy-url');
  return {
    name,
    server: checkAddress(address),
    skipTLSVerify: entry['insecure-skip-tls-verify'] === true,
    ...(caData === undefined ? {} : { caData }),
    ...(caFile === undefined ? {} : { caFile }),
    ...(tlsServerName === undefined ? {} : { tlsServerName }),
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
  };
}

function checkAddress(address: string): string {
  const url = URL.parse(address);
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return address.replace(/\/$/, '');
  throw new DiagnosticError('cluster/bad-kubeconfig', {
    message: `${JSON.stringify(address)} is no address of a server`,
    hint: 'it looks like https://HOST:6443',
  });
}

/** What stands in the file itself wins over what a path leads to, and a token's file over a token, as in client-go. */
function readUser({ file, entry }: Entry, name: string): ClusterAccess['user'] {
  const certData = text(entry, 'client-certificate-data');
  const certFile = certData === undefined ? path(file, entry, 'client-certificate') : undefined;
  const keyData = text(entry, 'client-key-data');
  const keyFile = keyData === undefined ? path(file, entry, 'client-key') : undefined;
  const tokenFile = path(file, entry, 'tokenFile');
  const token = tokenFile === undefined ? text(entry, 'token') : undefined;
  const username = text(entry, 'username');
  const password = text(entry, 'password');
  const impersonateUser = text(entry, 'as');
  const impersonateUid = text(entry, 'as-uid');
  const groups = entry['as-groups'];
  return {
    name,
    ...(certData === undefined ? {} : { certData }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyData === undefined ? {} : { keyData }),
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(token === undefined ? {} : { token }),
    ...(username === undefined ? {} : { username, password: password ?? '' }),
    ...(isRecord(entry.exec) ? { exec: relativeCommand(file, entry.exec) } : {}),
    ...(tokenFile === undefined ? {} : { authProvider: { name: 'tokenFile', config: { tokenFile } } }),
    ...(isRecord(entry['auth-provider']) ? { authProvider: entry['auth-provider'] } : {}),
    ...(impersonateUser === undefined ? {} : { impersonateUser }),
    ...(impersonateUid === undefined ? {} : { impersonateUid }),
    ...(Array.isArray(groups) ? { impersonateGroups: groups.map(String) } : {}),
  };
}

/** A command with a slash in it is relative to its file; a bare name is looked up on the PATH. */
function relativeCommand(file: KubeconfigFile, exec: Record<string, unknown>): Record<string, unknown> {
  const { command } = exec;
  if (typeof command !== 'string' || isAbsolute(command) || !command.includes('/')) return exec;
  return { ...exec, command: join(file.folder, command) };
}

const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';

function accessWithoutFile(source: KubeconfigSource, environment: NodeJS.ProcessEnv): ClusterAccess {
  if (source.context !== undefined) {
    throw new DiagnosticError('cluster/no-kubeconfig', {
      message: `there is no kubeconfig file that could hold the context ${JSON.stringify(source.context)}`,
      hint: 'set KUBECONFIG, or name a file',
    });
  }
  if (source.server !== undefined) {
    return {
      cluster: { name: '', server: checkAddress(source.server), skipTLSVerify: false },
      user: { name: '' },
    };
  }
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment;
  const tokenFile = `${serviceAccountFolder}/token`;
  if (host === undefined || port === undefined || !existsSync(tokenFile)) {
    throw new DiagnosticError('cluster/no-kubeconfig', {
      message: 'there is no kubeconfig file',
      hint: 'set KUBECONFIG, or name a file',
    });
  }
  return {
    cluster: {
      name: 'in-cluster',
      server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
      caFile: `${serviceAccountFolder}/ca.crt`,
      skipTLSVerify: false,
    },
    user: { name: 'service-account', authProvider: { name: 'tokenFile', config: { tokenFile } } },
  };
}

function path(file: KubeconfigFile, entry: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = text(entry, field);
  return value === undefined || isAbsolute(value) ? value : join(file.folder, value);
}

function text(entry: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = entry[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
