import type { RenderedRelease } from '@metachart/helm-render';
import { type KubeObject, parseManifests } from '@metachart/kube-model';
import { withOwnership } from './ownership.ts';

export interface InstallOrder {
  /** What stands in crds/: to be applied and established first, and nobody's property. */
  readonly crds: readonly KubeObject[];
  /** Everything else, in the order of Helm's kinds, with the marks of the release. */
  readonly objects: readonly KubeObject[];
}

/**
 * The objects of a rendered release in the order in which Helm installs them; hooks are not among them. `namespace` is the
 * release's. An object that names no namespace still names none: only a cluster knows whether its kind has one.
 *
 * Throws DiagnosticError as parseManifests, with the template as the place.
 */
export function buildInstallOrder(
  rendered: RenderedRelease,
  { namespace }: { readonly namespace: string },
): InstallOrder {
  const owner = { name: rendered.name, namespace };
  return {
    crds: rendered.crds.flatMap(parseFile),
    objects: rendered.manifests.flatMap(parseFile).map((object) => withOwnership(object, owner)),
  };
}

function parseFile({ path, text }: { readonly path: string; readonly text: string }): KubeObject[] {
  return parseManifests(text, { file: path });
}
