import { bytesOf, normalizeString, stringOf } from '../bytes/index.ts';

/**
 * Go searches bytes. As long as the sought text is valid UTF-8, a search by UTF-16 units finds the same places; a sought
 * text with broken runes may also begin or end inside a rune, so it is sought among the bytes, one character for each.
 */

/** Go's strings.Contains. */
export function contains(text: string, part: string): boolean {
  return part.isWellFormed() ? text.includes(part) : toBytewise(text).includes(toBytewise(part));
}

/** Go's strings.HasPrefix. */
export function hasPrefix(text: string, prefix: string): boolean {
  return prefix.isWellFormed() ? text.startsWith(prefix) : toBytewise(text).startsWith(toBytewise(prefix));
}

/** Go's strings.HasSuffix. */
export function hasSuffix(text: string, suffix: string): boolean {
  return suffix.isWellFormed() ? text.endsWith(suffix) : toBytewise(text).endsWith(toBytewise(suffix));
}

/** Go's strings.TrimPrefix: removes it once, if there. */
export function trimPrefix(text: string, prefix: string): string {
  if (!hasPrefix(text, prefix)) return text;
  if (prefix.isWellFormed()) return text.slice(prefix.length);
  return fromBytewise(toBytewise(text).slice(bytesOf(prefix).length));
}

/** Go's strings.TrimSuffix: removes it once, if there. */
export function trimSuffix(text: string, suffix: string): string {
  if (!hasSuffix(text, suffix)) return text;
  if (suffix.isWellFormed()) return text.slice(0, text.length - suffix.length);
  const bytes = toBytewise(text);
  return fromBytewise(bytes.slice(0, bytes.length - bytesOf(suffix).length));
}

/** Go's strings.Split: around every separator; at every rune (or invalid byte) for an empty one. */
export function split(text: string, separator: string): string[] {
  if (separator === '') return Array.from(text);
  if (separator.isWellFormed()) return text.split(separator);
  return toBytewise(text).split(toBytewise(separator)).map(fromBytewise);
}

/** Go's strings.SplitN: at most `limit` parts, the last of which is the unsplit rest; all parts for a negative limit. */
export function splitN(text: string, separator: string, limit: number): string[] {
  if (limit < 0) return split(text, separator);
  if (limit === 0) return [];
  if (separator === '') return explode(text, limit);
  const bytewise = !separator.isWellFormed();
  const source = bytewise ? toBytewise(text) : text;
  const sought = bytewise ? toBytewise(separator) : separator;
  const parts: string[] = [];
  let from = 0;
  while (parts.length < limit - 1) {
    const found = source.indexOf(sought, from);
    if (found < 0) break;
    parts.push(source.slice(from, found));
    from = found + sought.length;
  }
  parts.push(source.slice(from));
  return bytewise ? parts.map(fromBytewise) : parts;
}

/** Go's strings.ReplaceAll: an empty `old` matches before every rune and at the end. */
export function replaceAll(text: string, old: string, replacement: string): string {
  return replaceN(text, { old, replacement, limit: -1 });
}

/** Go's strings.Replace: the first `limit` occurrences, all for a negative limit. */
export function replaceN(
  text: string,
  { old, replacement, limit }: { readonly old: string; readonly replacement: string; readonly limit: number },
): string {
  if (old === replacement || limit === 0) return text;
  if (old === '') return insertBetweenRunes(text, replacement, limit);
  if (!contains(text, old)) return text;
  return normalizeString(splitN(text, old, limit < 0 ? -1 : limit + 1).join(replacement));
}

function insertBetweenRunes(text: string, inserted: string, limit: number): string {
  const runes = Array.from(text);
  const places = limit < 0 ? runes.length + 1 : Math.min(limit, runes.length + 1);
  let out = '';
  for (let i = 0; i < runes.length; i++) out += i < places ? inserted + runes[i]! : runes[i]!;
  return normalizeString(places > runes.length ? out + inserted : out);
}

function explode(text: string, limit: number): string[] {
  const runes = Array.from(text);
  if (runes.length <= limit) return runes;
  return [...runes.slice(0, limit - 1), runes.slice(limit - 1).join('')];
}

function toBytewise(text: string): string {
  return Buffer.from(bytesOf(text)).toString('latin1');
}

function fromBytewise(text: string): string {
  return stringOf(Buffer.from(text, 'latin1'));
}
