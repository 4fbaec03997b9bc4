import { DiagnosticError } from '@metachart/diagnostics';
import { renderReleaseName } from './render-release-name.ts';

/** What the arguments of `template` come to. */
export interface ReleaseAndChart {
  readonly release: string;
  readonly chart: string;
}

/**
 * The release's name and the chart from the arguments `[NAME] CHART` (Helm: pkg/action/install.go, NameAndChart). Without a
 * NAME it is `release-name`, whether --generate-name is given or not, because that is what helm template starts from.
 */
export function chooseReleaseAndChart(
  args: readonly string[],
  flags: { readonly generateName: boolean; readonly nameTemplate: string },
): ReleaseAndChart {
  const [first = '', second, ...rest] = args;
  if (rest.length > 0) {
    fail(`expected at most two arguments, unexpected arguments: ${rest.join(', ')}`);
  }
  if (second !== undefined) {
    if (flags.generateName) fail('cannot set --generate-name and also specify a name');
    if (flags.nameTemplate !== '') fail('cannot set --name-template and also specify a name');
    return { release: first, chart: second };
  }
  if (flags.nameTemplate === '') return { release: 'release-name', chart: first };
  return { release: renderReleaseName(flags.nameTemplate), chart: first };
}

function fail(message: string): never {
  throw new DiagnosticError('command/invalid-arguments', { message });
}
