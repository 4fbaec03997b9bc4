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

/**
 * Reads a fixture: cases start with `=== title`, their sections with `--- kind name`. Sections before the first case are
 * those that cases do not have themselves.
 */
export function readCases(source: string): TemplateCase[] {
  const [common = '', ...cases] = source.split(/^=== /m);
  const shared = readSections(`\n${common}`);
  return cases.map((text) => readCase(text, shared));
}

interface Section {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

function readCase(source: string, shared: readonly Section[]): TemplateCase {
  const title = source.slice(0, source.indexOf('\n'));
  const own = readSections(source);
  const find = (kind: string) => [...own, ...shared].find((section) => section.kind === kind);
  const output = find('output')?.text;
  const error = find('error')?.text;
  return {
    title,
    missingKey: (find('missingkey')?.name ?? 'default') as TemplateCase['missingKey'],
    data: JSON.parse(find('data')?.text ?? 'null'),
    templates: own.filter(({ kind }) => kind === 'template').map(({ name, text }) => ({ name, text })),
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
  };
}

function readSections(source: string): Section[] {
  const [, ...parts] = source.replace(/\n$/, '').split(/\n--- /);
  return parts.map((part) => {
    const [head = '', ...lines] = part.split('\n');
    const [kind = '', name = ''] = head.split(' ');
    return { kind, name, text: lines.join('\n') };
  });
}
