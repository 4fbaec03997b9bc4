import type { SourceSpan } from './source-span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** `area/kebab-case`; each package lists its own codes as a literal union. */
export type DiagnosticCode = `${string}/${string}`;

/** A further place that explains a finding, for instance an include that led to the failing line. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: SourceSpan;
}

/**
 * One finding for a person: what was being done and went wrong (`message`), where (`span`), what to do next (`hint`).
 * Plain data, so that it can be collected, sorted, printed as JSON or sent elsewhere.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span?: SourceSpan;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
}

export interface DiagnosticErrorOptions {
  readonly message: string;
  readonly span?: SourceSpan | undefined;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
  readonly cause?: unknown;
}

/**
 * A failure that a user can reach. The message says what was being done and to what; the hint says what to do next.
 * Programmer errors are plain `Error`s and never carry a code.
 */
export class DiagnosticError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(code: DiagnosticCode, options: DiagnosticErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DiagnosticError';
    this.diagnostic = {
      code,
      severity: 'error',
      message: options.message,
      ...(options.span ? { span: options.span } : {}),
      ...(options.hint === undefined ? {} : { hint: options.hint }),
      ...(options.related ? { related: options.related } : {}),
    };
  }

  get code(): DiagnosticCode {
    return this.diagnostic.code;
  }
}

/** Guards by name and shape instead of prototype, so that two copies of this package agree. */
export function isDiagnosticError(error: unknown): error is DiagnosticError {
  return error instanceof Error && error.name === 'DiagnosticError' && 'diagnostic' in error;
}
