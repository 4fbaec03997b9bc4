import { isAscii } from '@metachart/go-runtime/bytes';
import { checkTextLength } from '../size-limit.ts';
import { fromBytewise, toBytewise } from '../values/bytewise.ts';

export interface WrapOptions {
  /** The function to blame for an absurd size. */
  readonly name: string;
  /** Columns, one for each byte; less than 1 is 1. */
  readonly width: number;
  /** What goes between lines; "" is a line feed. */
  readonly newline: string;
  /** Whether words longer than a line are cut. */
  readonly breakLongWords: boolean;
}

/** goutils.WrapCustom: breaks one line at spaces. Spaces at the start of a new line vanish, those before a break stay. */
export function wrapWords(subject: string, options: WrapOptions): string {
  const newline = options.newline === '' ? '\n' : options.newline;
  if (isAscii(subject) && isAscii(newline)) return wrapBytes(subject, { ...options, newline });
  return fromBytewise(wrapBytes(toBytewise(subject), { ...options, newline: toBytewise(newline) }));
}

function wrapBytes(subject: string, { name, width, newline, breakLongWords }: WrapOptions): string {
  const columns = Math.max(1, width);
  const lines: string[] = [];
  let length = 0;
  let at = 0;
  while (subject.length - at > columns) {
    if (subject.charCodeAt(at) === 0x20) {
      at += 1;
      continue;
    }
    const end = findBreak(subject, { from: at, columns, breakLongWords });
    length += end - at + newline.length;
    checkTextLength(name, length);
    if (end === subject.length) break;
    lines.push(subject.slice(at, end));
    at = subject.charCodeAt(end) === 0x20 ? end + 1 : end;
  }
  lines.push(subject.slice(at));
  return lines.join(newline);
}

/** Where the line that starts at `from` ends: at a space, or within a word that is longer than a line. */
function findBreak(
  subject: string,
  {
    from,
    columns,
    breakLongWords,
  }: { readonly from: number; readonly columns: number; readonly breakLongWords: boolean },
): number {
  const space = subject.slice(from, from + columns + 1).lastIndexOf(' ');
  if (space >= 0) return from + space;
  if (breakLongWords) return from + columns;
  const next = subject.indexOf(' ', from + columns);
  return next < 0 ? subject.length : next;
}
