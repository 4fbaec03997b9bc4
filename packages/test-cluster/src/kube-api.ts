import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/** As much of an object as is looked at here. */
export interface ApiObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: ObjectSpec;
  readonly status?: ObjectStatus;
  // Of a StorageClass.
  readonly provisioner?: string;
  readonly reclaimPolicy?: string;
  readonly volumeBindingMode?: string;
}

interface ObjectSpec {
  // Of a Service.
  readonly type?: string;
  readonly loadBalancerClass?: string;
  readonly loadBalancerIP?: string;
  // Of a claim and of a volume.
  readonly accessModes?: readonly string[];
  readonly persistentVolumeReclaimPolicy?: string;
  readonly resources?: { readonly requests?: { readonly storage?: string } };
  readonly storageClassName?: string;
  readonly volumeMode?: string;
  readonly volumeName?: string;
  // Of a node.
  readonly taints?: readonly unknown[];
}

interface ObjectStatus {
  readonly phase?: string;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string }[] };
}

export interface FollowOptions {
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown) => void;
}

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

/** The few calls that are needed to set a cluster up. Deliberately not @metachart/cluster, which this cluster judges. */
export interface KubeApi {
  /** Answers of every status are returned. */
  call(method: string, path: string, body?: unknown, contentType?: string): Promise<ApiAnswer>;
  /** The object, or undefined where there is none; other refusals throw. */
  get(path: string): Promise<ApiObject | undefined>;
  /** Creates it unless it is there. */
  ensure(path: string, object: object): Promise<void>;
  mergePatch(path: string, patch: object): Promise<void>;
  delete(path: string): Promise<void>;
  /**
   * Hands every object to `handle`, then every one that is added or changed, until the signal aborts. After a failure,
   * also one of `handle`, it is told to `onFailure` and everything is handed over again.
   */
  follow(path: string, handle: (object: ApiObject) => Promise<void>, options: FollowOptions): Promise<void>;
  close(): void;
}

export interface KubeApiOptions {
  readonly server: string;
  readonly token: string;
  /** PEM. */
  readonly certificateAuthority: string;
}

const retryInterval = 100;
const callDeadline = 30_000;

export function createKubeApi({ server, token, certificateAuthority }: KubeApiOptions): KubeApi {
  const agent = new Agent({ ca: certificateAuthority, keepAlive: true });
  const open = (method: string, path: string, options: { body?: string; contentType?: string; signal: AbortSignal }) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' };
      if (options.body !== undefined) headers['content-type'] = options.contentType ?? 'application/json';
      const outgoing = request(new URL(path, server), { method, agent, headers, signal: options.signal }, resolve);
      outgoing.once('error', reject);
      outgoing.end(options.body);
    });

  const api: KubeApi = {
    async call(method, path, body, contentType) {
      const answer = await open(method, path, {
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(contentType === undefined ? {} : { contentType }),
        signal: AbortSignal.timeout(callDeadline),
      });
      return { status: answer.statusCode ?? 0, text: await readText(answer) };
    },
    async get(path) {
      const answer = await api.call('GET', path);
      return answer.status === 404 ? undefined : JSON.parse(accepted(answer, [], `GET ${path}`));
    },
    async ensure(path, object) {
      accepted(await api.call('POST', path, object), [409], `POST ${path}`);
    },
    async mergePatch(path, patch) {
      accepted(await api.call('PATCH', path, patch, 'application/merge-patch+json'), [404], `PATCH ${path}`);
    },
    async delete(path) {
      accepted(await api.call('DELETE', path), [404], `DELETE ${path}`);
    },
    async follow(path, handle, { signal, onFailure }) {
      while (!signal.aborted) {
        try {
          const list = JSON.parse(accepted(await api.call('GET', path), [], `GET ${path}`));
          for (const item of list.items) await handle(item);
          const from = `${path}?watch=true&resourceVersion=${list.metadata.resourceVersion}`;
          const answer = await open('GET', from, { signal });
          for await (const line of createInterface({ input: answer })) {
            const { type, object } = JSON.parse(line);
            if (type === 'ERROR') break;
            if (type !== 'DELETED') await handle(object);
          }
        } catch (error) {
          if (signal.aborted) return;
          onFailure(error);
          await delay(retryInterval, undefined, { signal }).catch(() => {});
        }
      }
    },
    close: () => agent.destroy(),
  };
  return api;
}

function accepted({ status, text }: ApiAnswer, alsoFine: readonly number[], what: string): string {
  if (status < 400 || alsoFine.includes(status)) return text;
  throw new Error(`${what}: ${status} ${text}`);
}

async function readText(message: IncomingMessage): Promise<string> {
  message.setEncoding('utf8');
  let text = '';
  for await (const chunk of message) text += chunk;
  return text;
}
