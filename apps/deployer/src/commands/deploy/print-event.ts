import { unreachable } from '@metachart/diagnostics';
import { formatRef, groupOf } from '@metachart/kube-model';
import type { DeployEvent } from '@metachart/release';
import type { Terminal } from '../../terminal.ts';

export interface EventPrinter {
  readonly event: (event: DeployEvent) => void;
  /** Something to know before it begins. */
  readonly notice: (text: string) => void;
}

/**
 * Prints the events of a deploy as they come, as text or as JSON, one event a line; then a notice goes to standard error,
 * so that standard output holds nothing else.
 */
export function eventPrinter(format: 'text' | 'json', terminal: Terminal): EventPrinter {
  if (format === 'json') {
    return {
      event: (event) => terminal.out(`${JSON.stringify(event)}\n`),
      notice: (text) => terminal.err(`${text}\n`),
    };
  }
  return textPrinter(terminal);
}

function textPrinter(terminal: Terminal): EventPrinter {
  let progress = createProgress();
  return {
    notice: (text) => terminal.out(`${text}\n\n`),
    event(event) {
      const line = progress.lineOf(event);
      if (line !== undefined) terminal.out(`${line}\n`);
      if (event.type === 'release-finished' || event.type === 'release-unchanged') progress = createProgress();
    },
  };
}

const workloads: ReadonlySet<string> = new Set(['apps', 'batch']);

/** One release as far as it has come. */
function createProgress() {
  const waited = new Set<string>();
  const counts = { created: 0, configured: 0, unchanged: 0 };
  let pruned = 0;
  let startedAt: string | undefined;

  function lineOf(event: DeployEvent): string | undefined {
    startedAt ??= event.at;
    switch (event.type) {
      case 'release-started':
        return `release ${event.release.name}, revision ${event.revision}, in namespace ${event.release.namespace}`;
      case 'release-unchanged':
        return `release ${event.release.name}: nothing to change (revision ${event.revision})`;
      case 'object-applied':
        counts[event.outcome]++;
        return `${formatRef(event.ref)} ${event.outcome}`;
      case 'object-progress':
        return progressLine(event);
      case 'object-pruned':
        pruned++;
        return `${formatRef(event.ref)} pruned`;
      case 'hook-started':
        return `${formatRef(event.ref)} ${event.event} hook started`;
      case 'hook-finished':
        return `${formatRef(event.ref)} ${event.event} hook ${hookOutcome(event)}`;
      case 'warning': {
        const { message, hint } = event.warning;
        return `warning: ${message}${hint === undefined ? '' : ` (${hint})`}`;
      }
      case 'release-finished':
        return summaryOf(event);
      default:
        return unreachable(event);
    }
  }

  function hookOutcome({ phase, message }: DeployEvent & { readonly type: 'hook-finished' }): string {
    if (phase === 'Succeeded') return 'succeeded';
    return message === undefined ? 'failed' : `failed: ${message}`;
  }

  /** Of what was ready when it was first looked at only workloads are named. */
  function progressLine({ ref, readiness }: DeployEvent & { readonly type: 'object-progress' }): string | undefined {
    const name = formatRef(ref);
    if (readiness.status === 'current' && !waited.has(name) && !workloads.has(groupOf(ref.apiVersion)))
      return undefined;
    waited.add(name);
    if (readiness.status === 'current') return `${name} ready`;
    return `${name} ${readiness.status === 'failed' ? 'failed' : 'waiting'}: ${readiness.message}`;
  }

  function summaryOf({ release, revision, status, at }: DeployEvent & { readonly type: 'release-finished' }): string {
    const seconds = ((Date.parse(at) - Date.parse(startedAt!)) / 1000).toFixed(1);
    const objects = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
    if (pruned > 0) objects.push(`${pruned} pruned`);
    return `release ${release.name}, revision ${revision}: ${status} after ${seconds} s (${objects.join(', ')})`;
  }

  return { lineOf };
}
