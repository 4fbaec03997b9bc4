import { byteLength, sliceBytes } from '@metachart/go-runtime/bytes';

/** goutils.Abbreviate behind sprig's abbrev: at most `width` bytes, the last three of them dots; a width below 4 does nothing. */
export function abbreviate(subject: string, width: number): string {
  return width < 4 ? subject : abbreviateFrom(subject, { offset: 0, width });
}

/** goutils.AbbreviateFull behind sprig's abbrevboth: what is left of `offset` may give way to dots too. */
export function abbreviateBoth(subject: string, options: AbbreviateOptions): string {
  if (options.width < 4 || (options.offset > 0 && options.width < 7)) return subject;
  return abbreviateFrom(subject, options);
}

export interface AbbreviateOptions {
  readonly offset: number;
  readonly width: number;
}

function abbreviateFrom(subject: string, { offset, width }: AbbreviateOptions): string {
  const length = byteLength(subject);
  if (length <= width) return subject;
  const kept = width - 3;
  const start = Math.min(offset, length, length - kept);
  if (start <= 4) return `${sliceBytes(subject, 0, kept)}...`;
  if (start + kept >= length) return `...${sliceBytes(subject, length - kept)}`;
  return `...${abbreviateFrom(sliceBytes(subject, start), { offset: 0, width: kept })}`;
}
