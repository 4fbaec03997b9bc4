import type { Hook } from '../manifests/hook.ts';
import type { RenderedRelease } from './rendered-release.ts';

/**
 * The manifests of a release as one text, each below `---` and a comment with its path: what Helm stores in a release
 * record and prints (Helm: pkg/action/action.go, renderResources; O1, O4). `crds` puts the custom resource definitions first.
 */
export function formatManifests(
  release: Pick<RenderedRelease, 'manifests' | 'crds'>,
  options: { readonly crds?: boolean } = {},
): string {
  const files = options.crds ? [...release.crds, ...release.manifests] : release.manifests;
  return files.map(formatDocument).join('');
}

/** The hooks of a release in the same form. */
export function formatHooks(hooks: readonly Hook[]): string {
  return hooks.map(formatDocument).join('');
}

/** One document below its path. */
export function formatDocument({ path, text }: { readonly path: string; readonly text: string }): string {
  return `---\n# Source: ${path}\n${text}\n`;
}
