/** One case of a fixture: templates, data and what Go makes of them (see oracle/main.go). */
export interface TemplateCase {
  readonly title: string;
  readonly missingKey: 'default' | 'zero' | 'error';
  readonly data: unknown;
  /** Parsed in this order; the last is executed. */
  readonly templates: readonly { readonly name: string; readonly text: string }[];
  readonly output?: string;
  readonly error?: string;
}

/** Reads a fixture: cases start with `=== title`, their sections with `--- kind name`. */
export function readCases(source: string): TemplateCase[] {
  return source.replace(/\n$/, '').split(/^=== /m).slice(1).map(readCase);
}

function readCase(source: string): TemplateCase {
  const [title = '', ...parts] = source.replace(/\n$/, '').split(/\n--- /);
  const sections = parts.map((part) => {
    const [head = '', ...lines] = part.split('\n');
    const [kind = '', name = ''] = head.split(' ');
    return { kind, name, text: lines.join('\n') };
  });
  const find = (kind: string) => sections.find((section) => section.kind === kind);
  const output = find('output')?.text;
  const error = find('error')?.text;
  return {
    title,
    missingKey: (find('missingkey')?.name ?? 'default') as TemplateCase['missingKey'],
    data: JSON.parse(find('data')?.text ?? 'null'),
    templates: sections.filter(({ kind }) => kind === 'template').map(({ name, text }) => ({ name, text })),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
  };
}
