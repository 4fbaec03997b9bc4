import { trimSpace } from '@metachart/go-runtime/bytes';

/**
 * Splits rendered text into its YAML documents, trimmed, in their order (Helm: pkg/releaseutil/manifest.go, O2).
 *
 * A separator is `(?:^|\s*\n)---\s*` on the trimmed text, not YAML's: text after `---` on the same line belongs to the
 * next document, and of two separators with only white space between them the second stays inside a document. Empty
 * documents are left out, but one of nothing except Unicode white space is kept as an empty text.
 */
export function splitManifests(text: string): string[] {
  const source = trimSpace(text);
  const documents: string[] = [];
  let start = 0;
  if (source.startsWith('---')) start = skipSpace(source, 3);
  for (;;) {
    const newline = source.indexOf('\n---', start);
    if (newline === -1) break;
    let end = newline;
    while (end > start && isRegexpSpace(source.charCodeAt(end - 1))) end--;
    if (end > start) documents.push(trimSpace(source.slice(start, end)));
    start = skipSpace(source, newline + 4);
  }
  if (start < source.length) documents.push(trimSpace(source.slice(start)));
  return documents;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isRegexpSpace(text.charCodeAt(at))) at++;
  return at;
}

/** `\s` in RE2: without vertical tab and without anything beyond ASCII. */
function isRegexpSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0c;
}
