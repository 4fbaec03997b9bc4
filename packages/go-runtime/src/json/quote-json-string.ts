const needsEscape = /[^\x20-\x7e]|["\\]/;
const needsHtmlEscape = /[^\x20-\x7e]|["\\<>&]/;
const htmlOrSeparator = /[<>&\u2028\u2029]/g;
const separator = /[\u2028\u2029]/g;
const loneSurrogate = /[\ud800-\udfff]/gu;

/**
 * A JSON string literal as encoding/json writes it: U+2028 and U+2029 always escaped, an invalid byte as `\ufffd`, DEL
 * raw; `<`, `>` and `&` escaped too where `escapeHtml` says so (rule E8).
 */
export function quoteJsonString(text: string, options: { readonly escapeHtml: boolean }): string {
  if (!(options.escapeHtml ? needsHtmlEscape : needsEscape).test(text)) return `"${text}"`;
  const quoted = text.isWellFormed() ? JSON.stringify(text) : quoteIllFormed(text);
  return quoted.replace(options.escapeHtml ? htmlOrSeparator : separator, escapeUnit);
}

function quoteIllFormed(text: string): string {
  const pieces = text.split(loneSurrogate);
  return `"${pieces.map((piece) => JSON.stringify(piece).slice(1, -1)).join('\\ufffd')}"`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
