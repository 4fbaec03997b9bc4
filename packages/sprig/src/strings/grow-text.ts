import { normalizeString } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { replaceAll } from '@metachart/go-runtime/strings';
import { checkTextLength, maxTextLength } from '../size-limit.ts';
import { countOf } from '../values/count-of.ts';

/** Go's strings.Repeat and its panic for a negative count; `name` is the function to blame for an absurd size. */
export function repeatText(name: string, subject: string, count: number): string {
  if (count < 0) throw new GoError('strings: negative Repeat count');
  checkTextLength(name, subject.length * count);
  return subject === '' ? '' : normalizeString(subject.repeat(count));
}

/** sprig's indent: spaces before the first line and after every line feed. */
export function indentText(name: string, subject: string, spaces: number): string {
  const padding = repeatText(name, ' ', spaces);
  if (subject.length * spaces > maxTextLength) checkTextLength(name, countOf(subject, '\n') * spaces);
  let indented = padding;
  let from = 0;
  for (let at = subject.indexOf('\n'); at >= 0; at = subject.indexOf('\n', from)) {
    indented += subject.slice(from, at + 1) + padding;
    from = at + 1;
  }
  return indented + subject.slice(from);
}

/** Go's strings.ReplaceAll. */
export function replaceText(
  subject: string,
  { old, replacement }: { readonly old: string; readonly replacement: string },
): string {
  if ((subject.length + 1) * replacement.length > maxTextLength) {
    checkTextLength('replace', countOf(subject, old) * replacement.length);
  }
  return replaceAll(subject, old, replacement);
}
