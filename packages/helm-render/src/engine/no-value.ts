/**
 * Takes out what text/template prints for nothing. Helm does so once for each template file and each tpl, not in include,
 * and so also removes the words where a chart means them (M2).
 */
export function withoutNoValue(text: string): string {
  return text.replaceAll('<no value>', '');
}
