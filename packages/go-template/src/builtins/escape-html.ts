const special = /["'&<>\0]/g;

const replacements: Readonly<Record<string, string>> = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\0': '\uFFFD',
};

/** Go's template.HTMLEscapeString. */
export function escapeHtml(text: string): string {
  return text.replace(special, (character) => replacements[character]!);
}
