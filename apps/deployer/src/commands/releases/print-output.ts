import { encodeJson } from '@metachart/go-runtime/json';
import type { GoValue } from '@metachart/go-runtime/reflect';
import { encodeYaml } from '@metachart/go-runtime/yaml';
import type { Terminal } from '../../terminal.ts';
import type { OutputFormat } from './release-flags.ts';

/** Prints a value as JSON or YAML as Helm does, or what `table` gives (Helm: pkg/cli/output). */
export function printOutput(
  format: OutputFormat,
  { table, value }: { readonly table: () => string; readonly value: () => GoValue },
  terminal: Terminal,
): void {
  if (format === 'table') terminal.out(table());
  else terminal.out(format === 'json' ? `${encodeJson(value())}\n` : encodeYaml(value()));
}
