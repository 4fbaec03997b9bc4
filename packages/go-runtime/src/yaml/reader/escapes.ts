/** How many hexadecimal digits follow the escape's letter; -1 where there is no such escape. */
export function escapeDigits(letter: number): number {
  switch (letter) {
    case 0x78:
      return 2;
    case 0x75:
      return 4;
    case 0x55:
      return 8;
    default:
      return letter < 0x80 && SIMPLE_ESCAPES.has(letter) ? 0 : -1;
  }
}

/** What the escapes of one letter stand for. There is no `\/` (rule Y4). */
export const SIMPLE_ESCAPES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    0: '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    "'": "'",
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
  }).map(([letter, text]) => [letter.charCodeAt(0), text]),
);
