import { DiagnosticError } from '@metachart/diagnostics';
import { describeTemplateError, TemplateError } from '@metachart/go-template';
import type { ChartTemplate } from './collect-templates.ts';
import { explainNil } from './explain-nil.ts';
import { messageEnd, messageStart } from './required-and-fail.ts';

/**
 * An error of the engine as Helm words it (pkg/engine/engine.go, cleanupParseError and cleanupExecError; M6), with the
 * place where it began, the calls that led there and a hint. Other errors are given back as they are.
 */
export function asRenderError(error: unknown, template: ChartTemplate): unknown {
  if (!(error instanceof TemplateError)) return error;
  const { span, hint, related } = describeTemplateError(error);
  const message = error.kind === 'parse' ? parseMessage(error.message, template.path) : executionMessage(error.message);
  return new DiagnosticError(error.kind === 'parse' ? 'render/parse' : 'render/execution', {
    message,
    span,
    hint: explainNil(error.origin.details.nilPath, template) ?? hint,
    related,
    cause: error,
  });
}

/** Only the place and what stands after the last colon are kept. */
function parseMessage(text: string, path: string): string {
  const parts = text.split(': ');
  return parts.length === 1 ? `parse error in (${path}): ${text}` : `parse error at (${parts[1]}): ${parts.at(-1)}`;
}

/** Of an error by required or fail only its own words and the place in the outermost file are kept. */
function executionMessage(text: string): string {
  const afterPlace = nthIndexOf(text, ': ', 2);
  const start = text.indexOf(messageStart, afterPlace);
  const end = text.lastIndexOf(messageEnd);
  if (afterPlace === -1 || start === -1 || end < start + messageStart.length) return text;
  const place = text.slice(text.indexOf(': ') + 2, afterPlace);
  return `execution error at (${place}): ${text.slice(start + messageStart.length, end)}`;
}

function nthIndexOf(text: string, part: string, count: number): number {
  let at = -1;
  for (let found = 0; found < count; found++) {
    at = text.indexOf(part, at === -1 ? 0 : at + part.length);
    if (at === -1) return -1;
  }
  return at;
}
