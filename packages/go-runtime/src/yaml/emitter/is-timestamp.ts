const shape =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| +(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/;

/**
 * Whether go-yaml reads a plain scalar as a timestamp (resolve.go, parseTimestamp): one of its four layouts, with what Go's
 * time.Parse allows beyond them: one digit for two, a comma before the fraction, several spaces, offsets up to 24:60.
 */
export function isTimestamp(text: string): boolean {
  if (text.charCodeAt(4) !== 0x2d) return false;
  const parts = shape.exec(text);
  if (parts === null) return false;
  const at = (index: number): number => Number(parts[index] ?? 0);
  const month = at(2);
  if (month < 1 || month > 12 || at(3) < 1 || at(3) > daysIn(at(1), month)) return false;
  if (at(4) > 23 || at(5) > 59 || at(6) > 59 || at(9) > 23 || at(10) > 59 || at(11) > 59) return false;
  return at(7) <= 24 && at(8) <= 60;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
