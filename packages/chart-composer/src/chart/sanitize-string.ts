import { isSpace } from '@metachart/go-runtime/bytes';
import { isPrint } from '@metachart/go-runtime/strings';

/**
 * A text of Chart.yaml as Helm keeps it: every white space becomes a plain space, and what cannot be printed is dropped.
 * Go: pkg/chart/metadata.go sanitizeString.
 */
export function sanitizeString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  let clean = '';
  for (const char of text.toWellFormed()) {
    const code = char.codePointAt(0)!;
    if (isSpace(code)) clean += ' ';
    else if (isPrint(code)) clean += char;
  }
  return clean;
}
