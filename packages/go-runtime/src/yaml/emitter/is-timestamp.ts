import { daysInMonth } from '../../time/civil-date.ts';

const shape =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| +(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/;

/**
 * Whether go-yaml reads a plain scalar as a timestamp (resolve.go, parseTimestamp): one of its four layouts, with what
 * Go's time.Parse allows beyond them: one digit for two, a comma before the fraction, several spaces, offsets up to
 * 24:60.
 */
export function isTimestamp(text: string): boolean {
  if (text.charCodeAt(4) !== 0x2d) return false;
  const parts = shape.exec(text);
  if (parts === null) return false;
  const at = (index: number): number => Number(parts[index] ?? 0);
  const month = at(2);
  if (month < 1 || month > 12 || at(3) < 1 || at(3) > daysInMonth(month, at(1))) return false;
  if (at(4) > 23 || at(5) > 59 || at(6) > 59 || at(9) > 23 || at(10) > 59 || at(11) > 59) return false;
  return at(7) <= 24 && at(8) <= 60;
}
