/**
 * Whether every underscore in a number stands between two digits, or between a base prefix and a digit, as Go's number
 * literals want it. The rest of the syntax is not checked. Go: internal/strconv/atoi.go, underscoreOK.
 */
export function underscoresSeparateDigits(text: string): boolean {
  const start = text.startsWith('+') || text.startsWith('-') ? 1 : 0;
  const prefix = text.charCodeAt(start) === 0x30 ? text.charCodeAt(start + 1) | 0x20 : 0;
  const hex = prefix === 0x78;
  const digitsFrom = hex || prefix === 0x62 || prefix === 0x6f ? start + 2 : start;
  for (let at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
    const afterPrefix = at === digitsFrom && digitsFrom > start;
    if (!afterPrefix && (at <= digitsFrom || !isDigit(text.charCodeAt(at - 1), hex))) return false;
    if (!isDigit(text.charCodeAt(at + 1), hex)) return false;
  }
  return true;
}

function isDigit(unit: number, hex: boolean): boolean {
  if (unit >= 0x30 && unit <= 0x39) return true;
  const letter = unit | 0x20;
  return hex && letter >= 0x61 && letter <= 0x66;
}
