/** Go's strings.Trim: without the leading and trailing runes that are in `cutset`. */
export function trim(text: string, cutset: string): string {
  return trimRight(trimLeft(text, cutset), cutset);
}

/** Go's strings.TrimLeft. */
export function trimLeft(text: string, cutset: string): string {
  const cut = runeSet(cutset);
  let start = 0;
  while (start < text.length) {
    const code = text.codePointAt(start)!;
    if (!cut.has(runeOf(code))) break;
    start += code < 0x10000 ? 1 : 2;
  }
  return start === 0 ? text : text.slice(start);
}

/** Go's strings.TrimRight. */
export function trimRight(text: string, cutset: string): string {
  const cut = runeSet(cutset);
  let end = text.length;
  while (end > 0) {
    const start = startOfLastRune(text, end);
    if (!cut.has(runeOf(text.codePointAt(start)!))) break;
    end = start;
  }
  return end === text.length ? text : text.slice(0, end);
}

function runeSet(cutset: string): Set<number> {
  const set = new Set<number>();
  for (const unit of cutset) set.add(runeOf(unit.codePointAt(0)!));
  return set;
}

/** An invalid byte is the rune U+FFFD to Go, on both sides. */
function runeOf(code: number): number {
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

function startOfLastRune(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  if (last < 0xdc00 || last > 0xdfff || end < 2) return end - 1;
  const before = text.charCodeAt(end - 2);
  return before >= 0xd800 && before <= 0xdbff ? end - 2 : end - 1;
}
