import { narrowSlice } from '../../bytes/index.ts';
import { isBlank, isBreak, isBreakOrEnd } from './char-class.ts';
import { escapeDigits, SIMPLE_ESCAPES } from './escapes.ts';
import { DOUBLE_QUOTED, FOLDED, KEEP, PLAIN, SINGLE_QUOTED, STRIP, STYLE_MASK, VERBATIM } from './node-flags.ts';
import { END, EXTRA, FLAGS, type NodeTape, SHIFT, START } from './node-tape.ts';

/**
 * The text of a scalar node: lines folded, escapes resolved, indentation removed. What the source holds was checked when
 * it was scanned.
 */
export function scalarText(tape: NodeTape, node: number): string {
  const text = readScalar(tape, node);
  return tape.wide ? narrowSlice(text) : text;
}

function readScalar(tape: NodeTape, node: number): string {
  const base = node << SHIFT;
  const { data, text } = tape;
  const flags = data[base + FLAGS]!;
  const start = data[base + START]!;
  const end = data[base + END]!;
  if ((flags & VERBATIM) !== 0) return text.slice(start, end);
  switch (flags & STYLE_MASK) {
    case PLAIN:
    case SINGLE_QUOTED:
    case DOUBLE_QUOTED:
      return foldLines(text.slice(start, end), flags & STYLE_MASK);
    default:
      return blockText(text, start, { flags, indent: data[base + EXTRA]! });
  }
}

/**
 * Joins the lines of a plain or quoted scalar (Y4): blanks around a break go, a break alone becomes a space, more breaks
 * keep all but the first. A first break LS or PS stays as it is.
 */
function foldLines(source: string, style: number): string {
  const parts: string[] = [];
  let copied = 0;
  let offset = 0;
  while (offset < source.length) {
    const code = source.charCodeAt(offset);
    if (isBlank(code) || isBreak(code)) {
      const end = endOfBlanks(source, offset);
      const breaks = breaksWithin(source, offset, end);
      if (breaks.length > 0) {
        parts.push(source.slice(copied, offset), foldBreaks(breaks));
        copied = end;
      }
      offset = end;
    } else if (code === 0x5c && style === DOUBLE_QUOTED) {
      parts.push(source.slice(copied, offset));
      offset = resolveEscape(source, offset, parts);
      copied = offset;
    } else if (code === 0x27 && style === SINGLE_QUOTED) {
      parts.push(source.slice(copied, offset + 1));
      offset += 2;
      copied = offset;
    } else {
      offset++;
    }
  }
  parts.push(source.slice(copied));
  return parts.join('');
}

function endOfBlanks(source: string, from: number): number {
  let offset = from;
  for (;;) {
    const code = source.charCodeAt(offset);
    if (!isBlank(code) && !isBreak(code)) return offset;
    offset++;
  }
}

/** The breaks between two offsets, as go-yaml keeps them: LF for all but LS and PS. */
function breaksWithin(source: string, from: number, to: number): string[] {
  const breaks: string[] = [];
  for (let offset = from; offset < to; offset++) {
    const code = source.charCodeAt(offset);
    if (!isBreak(code)) continue;
    if (code === 0x0d && source.charCodeAt(offset + 1) === 0x0a) offset++;
    breaks.push(keptBreak(code));
  }
  return breaks;
}

function keptBreak(code: number): string {
  return code === 0x2028 ? '\u2028' : code === 0x2029 ? '\u2029' : '\n';
}

function foldBreaks(breaks: readonly string[]): string {
  if (breaks[0] !== '\n') return breaks.join('');
  return breaks.length === 1 ? ' ' : breaks.slice(1).join('');
}

/** Adds what the escape at the offset stands for; returns the offset behind it. */
function resolveEscape(source: string, offset: number, parts: string[]): number {
  const letter = source.charCodeAt(offset + 1);
  if (isBreak(letter)) {
    // The break goes, and so do the blanks of the next line; further breaks stay.
    const next = offset + (letter === 0x0d && source.charCodeAt(offset + 2) === 0x0a ? 3 : 2);
    const end = endOfBlanks(source, next);
    parts.push(breaksWithin(source, next, end).join(''));
    return end;
  }
  const digits = escapeDigits(letter);
  if (digits === 0) {
    parts.push(SIMPLE_ESCAPES.get(letter)!);
    return offset + 2;
  }
  const end = offset + 2 + digits;
  parts.push(String.fromCodePoint(Number.parseInt(source.slice(offset + 2, end), 16)));
  return end;
}

/** The lines of a literal or folded scalar (libyaml: yaml_parser_scan_block_scalar; rule Y6). */
function blockText(
  text: string,
  start: number,
  { flags, indent }: { readonly flags: number; readonly indent: number },
): string {
  const folded = (flags & STYLE_MASK) === FOLDED;
  const parts: string[] = [];
  let lastBreak = '';
  let afterBlank = false;
  let { offset, column, breaks } = skipIndentation(text, start, indent);
  while (column === indent && text.charCodeAt(offset) !== 0) {
    const startsBlank = isBlank(text.charCodeAt(offset));
    if (folded && lastBreak === '\n' && !afterBlank && !startsBlank) {
      if (breaks === '') parts.push(' ');
    } else {
      parts.push(lastBreak);
    }
    const end = endOfLine(text, offset);
    parts.push(breaks, text.slice(offset, end));
    afterBlank = startsBlank;
    const code = text.charCodeAt(end);
    if (code === 0) {
      lastBreak = '';
      breaks = '';
      break;
    }
    lastBreak = keptBreak(code);
    ({ offset, column, breaks } = skipIndentation(text, behindBreak(text, end), indent));
  }
  if ((flags & STRIP) === 0) parts.push(lastBreak);
  if ((flags & KEEP) !== 0) parts.push(breaks);
  return parts.join('');
}

function endOfLine(text: string, from: number): number {
  let offset = from;
  while (!isBreakOrEnd(text.charCodeAt(offset))) offset++;
  return offset;
}

function behindBreak(text: string, offset: number): number {
  return offset + (text.charCodeAt(offset) === 0x0d && text.charCodeAt(offset + 1) === 0x0a ? 2 : 1);
}

/** Moves over empty lines and up to `indent` spaces of the next one. */
function skipIndentation(
  text: string,
  from: number,
  indent: number,
): { readonly offset: number; readonly column: number; readonly breaks: string } {
  let offset = from;
  let breaks = '';
  for (;;) {
    let column = 0;
    while (column < indent && text.charCodeAt(offset) === 0x20) {
      offset++;
      column++;
    }
    const code = text.charCodeAt(offset);
    if (!isBreak(code)) return { offset, column, breaks };
    breaks += keptBreak(code);
    offset = behindBreak(text, offset);
  }
}
