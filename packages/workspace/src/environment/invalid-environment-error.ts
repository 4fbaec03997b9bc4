import { type Diagnostic, DiagnosticError } from '@metachart/diagnostics';

/**
 * What is wrong with an environment's files, all of it at once. With one finding, code, message, place and hint are the
 * finding's own; with several the code is `environment/invalid`.
 */
export class InvalidEnvironmentError extends DiagnosticError {
  /** At least one, in the order of the files and their lines. */
  readonly findings: readonly Diagnostic[];

  constructor(environment: string, findings: readonly Diagnostic[]) {
    const [first] = findings;
    if (first !== undefined && findings.length === 1) super(first.code, first);
    else super('environment/invalid', { message: `environment ${environment} has ${findings.length} problems` });
    this.findings = findings;
  }
}
