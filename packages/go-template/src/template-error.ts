import type { Diagnostic, RelatedPlace, SourceSpan } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';

/** One call on the way from the place of an error to the template that was executed. */
export interface TraceStep {
  /** What was being called: a function in a pipeline, or a template by `{{template}}`. */
  readonly kind: 'function' | 'template';
  readonly name: string;
  /** The template that holds the call, and the place of the call in its file. */
  readonly template: string;
  readonly span: SourceSpan;
}

export interface TemplateErrorDetails {
  /** The message without Go's prefix of template, place and context. */
  readonly reason: string;
  /** The file's name as it was parsed. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** Go's column: bytes from 0. Parse errors have none. */
  readonly column?: number | undefined;
  /** The range of the failing node in an editor's terms. */
  readonly span?: SourceSpan | undefined;
  /** The template that was executing. */
  readonly template?: string | undefined;
  /** The failing node as Go prints it. */
  readonly context?: string | undefined;
  /** The function that failed, where the error came out of one. */
  readonly failedFunction?: string | undefined;
  /** The path that was nil, for instance `.Values.a` where `.Values.a.b` failed. */
  readonly nilPath?: string | undefined;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A template that does not parse or whose execution failed. `message` is Go's text, byte for byte. `cause` is the error of
 * the function that failed, which is a TemplateError again where that function executed a template.
 */
export class TemplateError extends GoError {
  readonly kind: 'parse' | 'execution';
  readonly details: TemplateErrorDetails;
  readonly #templateCalls: (() => TraceStep)[] = [];

  constructor(kind: 'parse' | 'execution', message: string, details: TemplateErrorDetails) {
    super(message, details.cause);
    this.name = 'TemplateError';
    this.kind = kind;
    this.details = details;
  }

  /** Notes that the error left a template by a `{{template}}` action; long chains are cut in the middle. */
  addTemplateCall(step: () => TraceStep): void {
    if (this.#templateCalls.length < maxTemplateCalls) this.#templateCalls.push(step);
  }

  /** The calls through which the error was raised, the innermost first. */
  get trace(): readonly TraceStep[] {
    const steps: TraceStep[] = [];
    for (const error of errorChain(this).reverse()) {
      const { failedFunction, template, span } = error.details;
      if (failedFunction !== undefined && template !== undefined && span !== undefined) {
        steps.push({ kind: 'function', name: failedFunction, template, span });
      }
      for (const step of error.#templateCalls) steps.push(step());
    }
    return steps;
  }

  /** The error with which it all began: the innermost template error. */
  get origin(): TemplateError {
    return errorChain(this).at(-1)!;
  }
}

const maxTemplateCalls = 1000;

function errorChain(error: TemplateError): TemplateError[] {
  const chain = [error];
  let cause = error.cause;
  while (cause instanceof TemplateError) {
    chain.push(cause);
    cause = cause.cause;
  }
  return chain;
}

/**
 * The error for a person: the innermost reason and place, the calls that led there as related places, and a hint where
 * there is one. Codes: `template/parse`, `template/execution`.
 */
export function describeTemplateError(error: TemplateError): Diagnostic {
  const { details, kind } = error.origin;
  const related: RelatedPlace[] = error.trace.map(({ kind: call, name, template, span }) => ({
    message:
      call === 'function' ? `function ${name} called in "${template}"` : `template "${name}" called in "${template}"`,
    span,
  }));
  return {
    code: `template/${kind}`,
    severity: 'error',
    message: details.reason,
    ...(details.span === undefined ? {} : { span: details.span }),
    ...(details.hint === undefined ? {} : { hint: details.hint }),
    ...(related.length === 0 ? {} : { related }),
  };
}
