/** The offset after the string literal that opens at an offset of valid JSON. */
export function endOfString(json: string, open: number): number {
  let at = open + 1;
  for (;;) {
    const code = json.charCodeAt(at);
    if (code === 0x22) return at + 1;
    at += code === 0x5c ? 2 : 1;
  }
}
