import { DiagnosticError, suggestName } from '@metachart/diagnostics';
import type { EnvironmentBundle, EnvironmentRelease } from '@metachart/workspace';

/** The releases with a name, or all where it is empty. Throws DiagnosticError `environment/unknown-release`. */
export function selectReleases(bundle: EnvironmentBundle, name: string): readonly EnvironmentRelease[] {
  const selected = bundle.releases.filter((release) => name === '' || release.name === name);
  if (selected.length > 0) return selected;
  const names = bundle.releases.map((release) => release.name);
  const near = suggestName(name, names);
  throw new DiagnosticError('environment/unknown-release', {
    message: `environment ${bundle.name} has no release ${JSON.stringify(name)}`,
    hint: near === undefined ? `there are: ${names.join(', ')}` : `did you mean "${near}"?`,
  });
}
