import type { Diagnostic } from '@metachart/diagnostics';
import type { Terminal } from '../terminal.ts';

/** One line on standard error. Helm's own words stay, its Go file and line do not. */
export function printWarning({ code, message }: Diagnostic, terminal: Terminal): void {
  if (code === 'render/deprecated-chart') terminal.err(`WARNING: ${message}\n`);
  else terminal.err(`warning: ${message.replace(/^warning: /i, '')}\n`);
}
