/** A chart as one text, what it is linted with, and what Helm answers. */
export interface LintCase {
  readonly title: string;
  /** Flags for the command line, one each line. */
  readonly flags: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  /** Standard output between heading and summary; the chart's directory is CHART. */
  readonly answer: string;
}

/**
 * Reads a case: a title, flags, files that begin with `-- NAME --`, and behind `+++` the answer. In files, `\r` at
 * the end of a line stands for a carriage return.
 */
export function readCase(text: string): LintCase {
  const [input = '', answer = ''] = text.split(/^\+\+\+\n/m);
  const [head = '', ...sections] = input.split(/^-- /m);
  const [title = '', ...flags] = head.trim().split('\n');
  const files = new Map<string, string>();
  for (const section of sections) {
    const end = section.indexOf(' --\n');
    files.set(section.slice(0, end), withReturns(section.slice(end + 4)));
  }
  return { title, flags: flags.filter((flag) => flag !== ''), files, answer };
}

function withReturns(text: string): string {
  return text.replaceAll('\\r\n', '\r\n');
}
