import { type DiagnosticCode, DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import type { KubeObject } from '@metachart/kube-model';
import { hideSecretData } from './hide-secret-data.ts';
import { isRecord } from './plain-json.ts';

export type ClusterErrorCode =
  | 'cluster/unreachable'
  | 'cluster/unauthorized'
  | 'cluster/forbidden'
  | 'cluster/not-found'
  | 'cluster/conflict'
  | 'cluster/already-exists'
  | 'cluster/invalid'
  | 'cluster/no-kind'
  | 'cluster/gone'
  | 'cluster/failed'
  | 'cluster/no-kubeconfig'
  | 'cluster/no-context'
  | 'cluster/bad-kubeconfig';

export interface FailedRequest {
  /** What was being done: `create deployment.apps/web in namespace shop`. */
  readonly action: string;
  readonly server: string;
  /** What was sent; its data is hidden if it is a Secret. */
  readonly object?: KubeObject | undefined;
}

/** What the server refused, by the Status object that it answers with. */
export function refusedError(
  answer: { readonly status: number; readonly text: string },
  request: FailedRequest,
): DiagnosticError {
  const status = readStatus(answer.text);
  const said = status.message ?? `it answered with HTTP ${answer.status} ${firstLine(answer.text)}`.trim();
  return statusError({ ...status, code: answer.status, message: said }, request);
}

/** As `refusedError` for a Status object that came inside a watch. */
export function statusError(status: Status, { action, server, object }: FailedRequest): DiagnosticError {
  const code = codeOf(status);
  const hint = hintOf(code, status, server);
  return new DiagnosticError(code, {
    message: hideSecretData(`cannot ${action}: ${status.message ?? 'the server gave no reason'}`, object),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** What kept a request from being answered. A coded error stays what it is. */
export function unansweredError(error: unknown, { action, server }: FailedRequest): DiagnosticError {
  if (isDiagnosticError(error)) return error;
  const reason = networkReason(error);
  return new DiagnosticError('cluster/unreachable', {
    message: `cannot ${action}: ${server} does not answer: ${reason}`,
    hint: /certificate|altname|SSL|TLS/i.test(reason)
      ? 'the certificate-authority-data of the kubeconfig does not belong to this server, or its certificate is no longer valid'
      : 'is the address right, the cluster running, and a VPN or proxy needed?',
    cause: error,
  });
}

export interface Status {
  readonly code: number;
  readonly reason?: string;
  readonly message?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A Status object; empty where the value is none. */
export function asStatus(value: unknown): Status {
  if (!isRecord(value) || value.kind !== 'Status') return { code: 0 };
  return {
    code: typeof value.code === 'number' ? value.code : 0,
    ...(typeof value.reason === 'string' ? { reason: value.reason } : {}),
    ...(typeof value.message === 'string' && value.message !== '' ? { message: value.message } : {}),
    ...(isRecord(value.details) ? { details: value.details } : {}),
  };
}

function readStatus(text: string): Status {
  try {
    return asStatus(JSON.parse(text));
  } catch {
    return { code: 0 };
  }
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]!.slice(0, 200);
}

function codeOf({ code, reason, message = '' }: Status): ClusterErrorCode & DiagnosticCode {
  // Server-side apply answers 500 to an object that its schema does not allow.
  if (code === 500 && message.startsWith('failed to create typed patch object')) return 'cluster/invalid';
  switch (code) {
    case 400:
    case 422:
      return 'cluster/invalid';
    case 401:
      return 'cluster/unauthorized';
    case 403:
      return 'cluster/forbidden';
    case 404:
      return 'cluster/not-found';
    case 409:
      return reason === 'AlreadyExists' ? 'cluster/already-exists' : 'cluster/conflict';
    case 410:
      return 'cluster/gone';
    default:
      return 'cluster/failed';
  }
}

function hintOf(code: ClusterErrorCode, status: Status, server: string): string | undefined {
  switch (code) {
    case 'cluster/unauthorized':
      return `${server} does not accept these credentials: log in again, or name another context`;
    case 'cluster/conflict': {
      const causes = Array.isArray(status.details?.causes) ? status.details.causes.filter(isRecord) : [];
      return causes.some((cause) => cause.reason === 'FieldManagerConflict')
        ? 'another manager owns these fields: leave them out, or apply with force to take them over'
        : undefined;
    }
    default:
      return undefined;
  }
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Happy eyeballs: one error for each address that was tried.
  const first = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  return first.message || ('code' in first ? String(first.code) : first.name);
}
