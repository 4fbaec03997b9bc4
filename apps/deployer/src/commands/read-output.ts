import { DiagnosticError } from '@metachart/diagnostics';

/** What --output asks for. Throws DiagnosticError `command/invalid-flag` for another format. */
export function readOutput(text: string): 'text' | 'json' {
  if (text === 'text' || text === 'json') return text;
  throw new DiagnosticError('command/invalid-flag', {
    message: `invalid argument ${JSON.stringify(text)} for "-o, --output" flag: it is text or json`,
  });
}
