/** One document of a YAML text, without the line that separates it. */
export interface YamlDocument {
  readonly text: string;
  /** Where it begins in the whole text; lines count from 1. */
  readonly line: number;
}

/**
 * The documents of a YAML text: a line that begins with `---` and holds nothing more than a comment starts the next one
 * (k8s.io/apimachinery: util/yaml, YAMLReader). Documents of white space alone are left out.
 */
export function splitDocuments(text: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  let start = 0;
  let startLine = 1;
  let line = 1;
  const close = (end: number): void => {
    const document = text.slice(start, end);
    if (document.trim() !== '') documents.push({ text: document, line: startLine });
  };
  for (let at = 0; at < text.length; line++) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    if (text.startsWith('---', at) && isSeparatorRest(text.slice(at + 3, next))) {
      close(at);
      start = next;
      startLine = line + 1;
    }
    at = next;
  }
  close(text.length);
  return documents;
}

/** Anything else behind `---` is content of the document (`--- {a: 1}`), which the reader of YAML understands itself. */
function isSeparatorRest(rest: string): boolean {
  const trimmed = rest.trim();
  return trimmed === '' || trimmed.startsWith('#');
}
