import { isAscii } from '../bytes/index.ts';
import type { DirectiveFlags } from './directive-flags.ts';

/** The text brought to the width, which counts runes; zeros fill only to the left. */
export function pad(text: string, flags: DirectiveFlags): string {
  if (!flags.hasWidth || flags.width === 0) return text;
  return padFrom(text, { flags, fill: flags.zero && !flags.minus ? '0' : ' ' });
}

/** As pad, but never with zeros. */
export function padWithSpaces(text: string, flags: DirectiveFlags): string {
  return flags.hasWidth ? padFrom(text, { flags, fill: ' ' }) : text;
}

/** The first runes of a text, as many as the precision says, if there is one. */
export function truncate(text: string, flags: DirectiveFlags): string {
  if (!flags.hasPrecision || text.length <= flags.precision) return text;
  if (isAscii(text)) return text.slice(0, flags.precision);
  let at = 0;
  for (let left = flags.precision; left > 0 && at < text.length; left--) at += text.codePointAt(at)! < 0x10000 ? 1 : 2;
  return text.slice(0, at);
}

function padFrom(text: string, { flags, fill }: { readonly flags: DirectiveFlags; readonly fill: string }): string {
  const missing = flags.width - countRunes(text);
  if (missing <= 0) return text;
  return flags.minus ? text + fill.repeat(missing) : fill.repeat(missing) + text;
}

function countRunes(text: string): number {
  if (isAscii(text)) return text.length;
  let count = 0;
  for (let at = 0; at < text.length; count++) at += text.codePointAt(at)! < 0x10000 ? 1 : 2;
  return count;
}
