import { DiagnosticError } from '@metachart/diagnostics';
import type { HookEvent, RenderedRelease } from '@metachart/helm-render';
import { type KubeObject, parseManifests } from '@metachart/kube-model';
import { withOwnership } from './ownership.ts';

export interface InstallOrder {
  /** What stands in crds/: to be applied and established first, and nobody's property. */
  readonly crds: readonly KubeObject[];
  /** Everything else, in the order of Helm's kinds, with the marks of the release. */
  readonly objects: readonly KubeObject[];
}

/**
 * The objects of a rendered release in the order in which Helm installs them. `namespace` is the release's. An object that
 * names no namespace still names none: only a cluster knows whether its kind has one.
 *
 * Throws DiagnosticError as parseManifests, with the template as the place, and `release/hooks` for hooks that an install or
 * upgrade would have to run.
 */
export function buildInstallOrder(
  rendered: Pick<RenderedRelease, 'name' | 'manifests' | 'hooks' | 'crds'>,
  { namespace }: { readonly namespace: string },
): InstallOrder {
  refuseHooks(rendered);
  const owner = { name: rendered.name, namespace };
  return {
    crds: rendered.crds.flatMap(parseFile),
    objects: rendered.manifests.flatMap(parseFile).map((object) => withOwnership(object, owner)),
  };
}

function parseFile({ path, text }: { readonly path: string; readonly text: string }): KubeObject[] {
  return parseManifests(text, { file: path });
}

/** Hooks of other events (tests, removal, rollback) do not run in a deploy. */
const deployEvents: readonly HookEvent[] = ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade'];

function refuseHooks({ hooks }: Pick<RenderedRelease, 'hooks'>): void {
  const needed = hooks.filter(({ events }) => events.some((event) => deployEvents.includes(event)));
  if (needed.length === 0) return;
  const names = needed.map(({ kind, name, events, path }) => `${kind} ${name} (${events.join(', ')}; ${path})`);
  throw new DiagnosticError('release/hooks', {
    message: `hooks cannot be run yet, and the chart has ${needed.length}: ${names.join(', ')}`,
    hint: 'switch them off in the values, or deploy this chart with helm',
  });
}
