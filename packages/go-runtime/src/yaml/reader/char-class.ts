/**
 * Characters as libyaml's scanner sees them (yamlprivateh.go). Line breaks are LF, CR, NEL, LS and PS; the text ends with
 * a NUL, which counts as a break where a word must end.
 */
export function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isBreakOrEnd(code: number): boolean {
  return code === 0x0a || code === 0 || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlankOrEnd(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || isBreakOrEnd(code);
}

/** Whether `---` or `...` and a blank or break stand at the offset; `code` is the first of them. */
export function isDocumentMark(text: string, offset: number, code: number): boolean {
  return (
    text.charCodeAt(offset + 1) === code &&
    text.charCodeAt(offset + 2) === code &&
    isBlankOrEnd(text.charCodeAt(offset + 3))
  );
}

/** Letters, digits, `_` and `-`: what anchors, tag handles and directive names are made of. */
export function isWordCharacter(code: number): boolean {
  return code < 0x80 && WORD[code] === 1;
}

/** What may stand in a tag besides word characters; `%` starts an escape. */
export function isTagCharacter(code: number): boolean {
  return code < 0x80 && (WORD[code] === 1 || TAG[code] === 1);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The value of a hexadecimal digit, or -1. */
export function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

export function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

const WORD = tableOf('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-');
const TAG = tableOf(";/?:@&=+$,.!~*'()[]%");

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
