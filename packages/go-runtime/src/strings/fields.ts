import { isSpace } from '../bytes/trim-space.ts';

/** Go's strings.Fields: the parts between runs of white space. */
export function fields(text: string): string[] {
  const parts: string[] = [];
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    if (!isSpace(text.charCodeAt(i))) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      parts.push(text.slice(start, i));
      start = -1;
    }
  }
  if (start >= 0) parts.push(text.slice(start));
  return parts;
}
