import { composeUserValues, type ValuesFile } from '@metachart/chart-composer';
import { DiagnosticError } from '@metachart/diagnostics';
import { stringOf, trimSpace } from '@metachart/go-runtime/bytes';
import type { GoMap } from '@metachart/go-runtime/reflect';
import { parseUrl } from '@metachart/go-runtime/url';
import { readTextFile } from '@metachart/workspace';
import type { FlagValues } from '../flags/index.ts';
import type { valuesFlags } from '../flags/values-flags.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The values that the flags set, by kind and not by their place on the command line (L9, L10). Throws GoError with Helm's
 * texts, and DiagnosticError `values/not-local` for an address.
 */
export function collectValues(flags: FlagValues<typeof valuesFlags>, terminal: Terminal): GoMap {
  const files: readonly ValuesFile[] = flags.values.map((name) => ({ name, text: readText(name, terminal) }));
  return composeUserValues({ ...flags, files }, (name) => readText(name, terminal));
}

/** A file by its path, or `-` for standard input (Helm: pkg/cli/values/options.go, readFile). */
function readText(name: string, terminal: Terminal): string {
  if (trimSpace(name) === '-') return stringOf(terminal.readInput());
  const { scheme } = parseUrl(name);
  if (!['http', 'https', 'oci'].includes(scheme)) return readTextFile(name);
  throw new DiagnosticError('values/not-local', {
    message: `values file ${name} is not on this machine, and values are not fetched`,
    hint: 'download it and give its path',
  });
}
