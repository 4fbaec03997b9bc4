import { DiagnosticError } from '@metachart/diagnostics';
import type { ReleaseTarget } from '@metachart/pipeline';
import { selectReleases } from '../select-releases.ts';
import type { OpenReleases } from './open-releases.ts';

/**
 * The release that a command is about: RELEASE in the namespace, or with --env that of the environment, which need not be
 * named where it is the only one. Throws DiagnosticError `environment/unknown-release` and `command/missing-argument`.
 */
export function chooseRelease(name: string | undefined, { namespace, bundle }: OpenReleases): ReleaseTarget {
  if (bundle === undefined) return { name: name ?? '', namespace };
  const [release, ...others] = selectReleases(bundle, name ?? '');
  if (others.length === 0) return release!;
  throw new DiagnosticError('command/missing-argument', {
    message: `environment ${bundle.name} has several releases: name one`,
    hint: `there are: ${bundle.releases.map((each) => each.name).join(', ')}`,
  });
}

/**
 * RELEASE among the arguments. Throws DiagnosticError `command/invalid-arguments` with Helm's text where there is not exactly
 * one, or with --env more than one.
 */
export function oneRelease(
  command: string,
  positional: readonly string[],
  { env }: { readonly env: string },
): string | undefined {
  if (positional.length === 1 || (env !== '' && positional.length === 0)) return positional[0];
  throw new DiagnosticError('command/invalid-arguments', {
    message: `"metachart ${command}" requires 1 argument\n\nUsage:  metachart ${command} RELEASE_NAME [flags]`,
  });
}
