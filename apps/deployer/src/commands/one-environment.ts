import { DiagnosticError } from '@metachart/diagnostics';

/** The one argument of a command that works on an environment. Throws DiagnosticError where there is not exactly one. */
export function oneEnvironment(command: string, positional: readonly string[]): string {
  const [name, ...others] = positional;
  if (name === undefined) {
    throw new DiagnosticError('command/missing-argument', {
      message: `"metachart ${command}" requires 1 argument\n\nUsage:  metachart ${command} ENV [flags]`,
    });
  }
  if (others.length > 0) {
    throw new DiagnosticError('command/invalid-arguments', {
      message: `"metachart ${command}" takes one environment, unexpected arguments: ${others.join(', ')}`,
    });
  }
  return name;
}
