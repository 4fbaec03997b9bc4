import { type DiagnosticCode, DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import type { ControlPlane } from './control-plane.ts';

type Answer =
  | { readonly cluster: Omit<ControlPlane, 'stop'> }
  | { readonly failure: { readonly code: DiagnosticCode; readonly message: string; readonly hint?: string } };

/** How a cluster, or the failure to start it, is told to another process: one line. */
export async function answerOf(starting: Promise<ControlPlane>): Promise<string> {
  return JSON.stringify(await describe(starting));
}

/** The cluster of an answer, or its failure thrown. */
export function clusterOf(answer: string): Omit<ControlPlane, 'stop'> {
  const parsed: Answer = JSON.parse(answer);
  if ('cluster' in parsed) return parsed.cluster;
  const { code, ...options } = parsed.failure;
  throw new DiagnosticError(code, options);
}

async function describe(starting: Promise<ControlPlane>): Promise<Answer> {
  try {
    const { server, kubeconfigPath, context } = await starting;
    return { cluster: { server, kubeconfigPath, context } };
  } catch (error) {
    if (!isDiagnosticError(error)) return { failure: { code: 'test-cluster/start-failed', message: String(error) } };
    const { hint } = error.diagnostic;
    return { failure: { code: error.code, message: error.message, ...(hint === undefined ? {} : { hint }) } };
  }
}
