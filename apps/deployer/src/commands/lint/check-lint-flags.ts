import { DiagnosticError, suggestName } from '@metachart/diagnostics';
import { findingCodes } from '@metachart/helm-render';
import type { FlagValues } from '../../flags/index.ts';
import type { lintFlags } from './lint-flags.ts';

/** Refuses outputs and finding codes that do not exist, which would silently do nothing. */
export function checkLintFlags({ output, ignore }: FlagValues<typeof lintFlags>): void {
  if (output !== 'text' && output !== 'json') {
    throw new DiagnosticError('command/invalid-flag', {
      message: `invalid argument "${output}" for "--output" flag: must be text or json`,
    });
  }
  for (const code of ignore) {
    if ((findingCodes as readonly string[]).includes(code)) continue;
    const near = suggestName(code, findingCodes);
    throw new DiagnosticError('command/invalid-flag', {
      message: `invalid argument "${code}" for "--ignore" flag: there is no such finding`,
      hint: near === undefined ? `there are ${findingCodes.join(', ')}` : `did you mean ${near}?`,
    });
  }
}
