import { normalizeString } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { replaceAll } from '@metachart/go-runtime/strings';
import { checkTextLength, maxTextLength } from '../size-limit.ts';

/** Go's strings.Repeat and its panic for a negative count; `name` is the function to blame for an absurd size. */
export function repeatText(name: string, subject: string, count: number): string {
  if (count < 0) throw new GoError('strings: negative Repeat count');
  checkTextLength(name, subject.length * count);
  return subject === '' ? '' : normalizeString(subject.repeat(count));
}

/** sprig's indent: spaces before the first line and after every line feed. */
export function indentText(name: string, subject: string, spaces: number): string {
  const padding = repeatText(name, ' ', spaces);
  if (!subject.includes('\n')) return padding + subject;
  if (subject.length * spaces > maxTextLength) checkTextLength(name, countOf(subject, '\n') * spaces);
  return padding + subject.replaceAll('\n', `\n${padding}`);
}

/** Go's strings.ReplaceAll. */
export function replaceText(
  subject: string,
  { old, replacement }: { readonly old: string; readonly replacement: string },
): string {
  if ((subject.length + 1) * replacement.length > maxTextLength) {
    const places = old === '' ? subject.length + 1 : countOf(subject, old);
    checkTextLength('replace', places * replacement.length);
  }
  return replaceAll(subject, old, replacement);
}

function countOf(subject: string, part: string): number {
  let count = 0;
  for (let at = subject.indexOf(part); at >= 0; at = subject.indexOf(part, at + part.length)) count += 1;
  return count;
}
