/**
 * A rendering with its expectation in one file: the arguments of `template`, one a line, a line `+++`, then standard
 * output; where Helm refuses, `ERR:` and the text that follows `Error: ` on standard error.
 */
export interface GoldenCase {
  readonly args: readonly string[];
  readonly expected: GoldenOutcome;
}

export type GoldenOutcome =
  | { readonly kind: 'rendered'; readonly stdout: string }
  | { readonly kind: 'refused'; readonly error: string };

const separator = '\n+++\n';
const refusal = 'ERR:\n';

/** Reads a case file. A file without the separator is a programmer's error. */
export function parseGoldenCase(text: string): GoldenCase {
  const at = text.indexOf(separator);
  if (at < 0) throw new Error('a golden case needs a line +++');
  const body = text.slice(at + separator.length);
  const expected: GoldenOutcome = body.startsWith(refusal)
    ? { kind: 'refused', error: body.slice(refusal.length).trimEnd() }
    : { kind: 'rendered', stdout: body };
  return { args: text.slice(0, at).split('\n'), expected };
}

export function formatGoldenCase({ args, expected }: GoldenCase): string {
  const body = expected.kind === 'refused' ? `${refusal}${expected.error}\n` : expected.stdout;
  return args.join('\n') + separator + body;
}
