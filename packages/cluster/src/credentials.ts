import { readFileSync } from 'node:fs';
import type { Agent, RequestOptions } from 'node:https';
import type { Authenticator } from '@kubernetes/client-node/dist/auth.js';
import { DiagnosticError } from '@metachart/diagnostics';
import type { ClusterAccess } from './kubeconfig.ts';

/** What a request needs so that the server knows who asks. Never print it. */
export interface RequestCredentials {
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly tls: TlsOptions;
  /** Leads through a proxy; absent where there is none. */
  readonly proxy?: Agent;
}

export interface TlsOptions {
  readonly ca?: string | Buffer;
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
}

/** Asked before each request, because tokens run out; what can be kept is kept. Throws `cluster/unauthorized`. */
export type CredentialSource = () => Promise<RequestCredentials>;

/**
 * Tokens, certificates, exec plugins and tokens in files through the authenticators of @kubernetes/client-node. The whole of its
 * KubeConfig, whose import takes half a second, is loaded only for a proxy and for the providers that kubectl dropped (oidc, gcp, azure).
 */
export async function openCredentials(access: ClusterAccess): Promise<CredentialSource> {
  const needsAll = access.cluster.proxyUrl !== undefined || !isNarrow(access);
  const fill = needsAll ? await loadKubeConfig(access) : await loadAuthenticator(access);
  const tls = readTls(access);
  const fixed = fixedHeaders(access);

  async function ask(): Promise<RequestCredentials> {
    const options: RequestOptions = { headers: {} };
    try {
      await withDeadline(fill(options));
    } catch (error) {
      throw credentialsError(access, error);
    }
    return {
      headers: { ...fixed, ...(options.headers as Record<string, string>) },
      tls: {
        ...tls,
        ...(options.cert === undefined ? {} : { cert: options.cert as string | Buffer }),
        ...(options.key === undefined ? {} : { key: options.key as string | Buffer }),
      },
      ...(access.cluster.proxyUrl === undefined ? {} : { proxy: options.agent as Agent }),
    };
  }

  // Many requests start at once, and each plugin is a process.
  let asking: Promise<RequestCredentials> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

// Long enough for a person to log in with a browser.
const pluginTimeout = 180_000;

async function withDeadline(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${pluginTimeout / 1000} s`)), pluginTimeout);
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

type FillOptions = (options: RequestOptions) => Promise<void>;

function isNarrow({ user }: ClusterAccess): boolean {
  const provider: unknown = user.authProvider;
  return provider === undefined || user.authProvider.name === 'tokenFile';
}

async function loadAuthenticator({ user }: ClusterAccess): Promise<FillOptions> {
  const authenticator = await narrowAuthenticator(user);
  if (authenticator === undefined) return async () => {};
  // kubectl tells plugins what it expects of them; some refuse to run without.
  const asked = user.exec === undefined ? user : { ...user, exec: withExecInfo(user.exec) };
  return async (options) => {
    await authenticator.applyAuthentication(asked, options);
  };
}

async function narrowAuthenticator(user: ClusterAccess['user']): Promise<Authenticator | undefined> {
  if (user.exec !== undefined) {
    const { ExecAuth } = await import('@kubernetes/client-node/dist/exec_auth.js');
    return new ExecAuth();
  }
  if (user.authProvider === undefined) return undefined;
  const { FileAuth } = await import('@kubernetes/client-node/dist/file_auth.js');
  return new FileAuth();
}

function withExecInfo(exec: { apiVersion?: string; env?: { name: string; value: string }[] | null }): unknown {
  const info = {
    apiVersion: exec.apiVersion ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: { interactive: false },
  };
  return { ...exec, env: [...(exec.env ?? []), { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) }] };
}

async function loadKubeConfig({ cluster, user }: ClusterAccess): Promise<FillOptions> {
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const config = new KubeConfig();
  // It refuses http without this, where kubectl does not.
  const reachable = cluster.server.startsWith('http:') ? { ...cluster, skipTLSVerify: true } : cluster;
  config.loadFromClusterAndUser({ ...reachable, name: 'cluster' }, { ...user, name: 'user' });
  return (options) => config.applyToHTTPSOptions(options);
}

function fixedHeaders({ user }: ClusterAccess): RequestCredentials['headers'] {
  const headers: Record<string, string | string[]> = {};
  if (user.username !== undefined) {
    headers.Authorization = `Basic ${Buffer.from(`${user.username}:${user.password ?? ''}`).toString('base64')}`;
  }
  if (user.token !== undefined) headers.Authorization = `Bearer ${user.token}`;
  if (user.impersonateUser !== undefined) headers['Impersonate-User'] = user.impersonateUser;
  if (user.impersonateUid !== undefined) headers['Impersonate-Uid'] = user.impersonateUid;
  if (user.impersonateGroups !== undefined) headers['Impersonate-Group'] = [...user.impersonateGroups];
  return headers;
}

function readTls({ cluster, user }: ClusterAccess): TlsOptions {
  const ca = fileOrData(cluster.caFile, cluster.caData);
  const cert = fileOrData(user.certFile, user.certData);
  const key = fileOrData(user.keyFile, user.keyData);
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
    ...(cluster.tlsServerName === undefined ? {} : { servername: cluster.tlsServerName }),
    ...(cluster.skipTLSVerify ? { rejectUnauthorized: false } : {}),
  };
}

function fileOrData(file: string | undefined, data: string | undefined): Buffer | undefined {
  if (data !== undefined) return Buffer.from(data, 'base64');
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    throw new DiagnosticError('cluster/bad-kubeconfig', {
      message: `cannot read ${file}, which the kubeconfig names: ${messageOf(error)}`,
    });
  }
}

function credentialsError({ user }: ClusterAccess, error: unknown): DiagnosticError {
  const command: unknown = user.exec?.command;
  // What a plugin printed may be a token, and a parser quotes what it could not read.
  const reason = error instanceof SyntaxError ? 'it printed no JSON' : messageOf(error).trim().slice(0, 500);
  const hint: unknown = user.exec?.installHint;
  return new DiagnosticError('cluster/unauthorized', {
    message:
      typeof command === 'string'
        ? `the command ${command} of user ${JSON.stringify(user.name)} gave no credentials: ${reason}`
        : `there are no credentials for user ${JSON.stringify(user.name)}: ${reason}`,
    hint: typeof hint === 'string' ? hint : undefined,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
