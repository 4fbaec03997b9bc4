import { bytesOf } from '../bytes/index.ts';
import { canBackquote, quote, quoteToAscii } from '../strconv/index.ts';
import type { DirectiveFlags } from './directive-flags.ts';
import { pad, truncate } from './pad.ts';

/** A string by a string verb; undefined for a verb that strings do not have. Go: print.go, fmtString. */
export function formatText(text: string, verb: string, flags: DirectiveFlags): string | undefined {
  switch (verb) {
    case 'v':
      return flags.sharpV ? formatQuoted(text, flags) : formatPlain(text, flags);
    case 's':
      return formatPlain(text, flags);
    case 'q':
      return formatQuoted(text, flags);
    case 'x':
    case 'X':
      return formatHexBytes(bytesOf(text), verb, flags);
    default:
      return undefined;
  }
}

export function formatPlain(text: string, flags: DirectiveFlags): string {
  return pad(truncate(text, flags), flags);
}

export function formatQuoted(text: string, flags: DirectiveFlags): string {
  const shown = truncate(text, flags);
  if (flags.sharp && canBackquote(shown)) return pad(`\`${shown}\``, flags);
  return pad(flags.plus ? quoteToAscii(shown) : quote(shown), flags);
}

/** Two digits for each byte; the precision counts bytes (P11). Go: format.go, fmtSbx. */
export function formatHexBytes(bytes: Uint8Array, verb: string, flags: DirectiveFlags): string {
  const shown = flags.hasPrecision ? bytes.subarray(0, flags.precision) : bytes;
  if (shown.length === 0) return pad('', flags);
  const digits = hexDigits(shown, verb);
  const prefix = flags.sharp ? `0${verb}` : '';
  const text = flags.space ? digits.replace(/../g, (byte) => ` ${prefix}${byte}`).slice(1) : prefix + digits;
  return pad(text, flags);
}

function hexDigits(bytes: Uint8Array, verb: string): string {
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  return verb === 'X' ? digits.toUpperCase() : digits;
}
