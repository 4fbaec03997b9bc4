import { isDiagnosticError } from '@metachart/diagnostics';
import { type Clock, createBackoff, pause, systemClock } from './clock.ts';
import type { Cluster, ResourceKind } from './cluster.ts';

export interface ServedOptions {
  readonly signal: AbortSignal;
  /** Milliseconds after which the `cluster/no-kind` is thrown. */
  readonly timeout: number;
  readonly clock?: Clock;
}

/**
 * Waits until the cluster serves a kind. That comes a moment after its custom resource definition is established, and discovery is nothing that
 * can be watched. Throws `cluster/no-kind` at the deadline and the signal's reason when it aborts.
 */
export async function waitUntilServed(
  cluster: Cluster,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  { signal, timeout, clock = systemClock }: ServedOptions,
): Promise<ResourceKind> {
  const backoff = createBackoff({ first: 50, most: 1000 });
  const end = clock.now() + timeout;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await cluster.resolveKind(apiVersion, kind);
    } catch (error) {
      const left = end - clock.now();
      if (!isDiagnosticError(error) || error.code !== 'cluster/no-kind' || left <= 0) throw error;
      await pause(clock, Math.min(backoff.next(), left), signal);
    }
  }
}
