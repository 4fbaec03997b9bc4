import { normalizeString } from '../bytes/index.ts';
import type { Regexp } from './compile-regexp.ts';
import { expandTemplate, nativeTemplateOf, parseReplacement } from './replacement-template.ts';
import type { Offsets } from './run-program.ts';
import { nativeFor, runeUnitsAt, searchText } from './search-text.ts';

/**
 * Replaces every match by a template in which `$1`, `${1}` and `${name}` stand for groups and `$$` for a dollar, as
 * ReplaceAllString; `$1W` is the group named 1W (rule P16).
 */
export function replaceAllString(regexp: Regexp, text: string, template: string): string {
  const replacement = parseReplacement(template, regexp.groupNames);
  const native = nativeTemplateOf(replacement);
  if (native !== undefined) {
    const replaced = replaceNatively(regexp, text, native);
    if (replaced !== undefined) return replaced;
  }
  const groups = replacement.some((part) => typeof part !== 'string');
  return replaceMatches(regexp, text, { groups, replace: (match) => expandTemplate(replacement, text, match) });
}

/** Replaces every match by a text as it is, as ReplaceAllLiteralString. */
export function replaceAllLiteralString(regexp: Regexp, text: string, replacement: string): string {
  const native = nativeTemplateOf([replacement])!;
  return (
    replaceNatively(regexp, text, native) ?? replaceMatches(regexp, text, { groups: false, replace: () => replacement })
  );
}

/** Replaces every match by what a function makes of it, as ReplaceAllStringFunc. */
export function replaceAllStringFunc(regexp: Regexp, text: string, replace: (match: string) => string): string {
  return replaceMatches(regexp, text, {
    groups: false,
    replace: (match) => replace(text.slice(match[0], match[1])),
  });
}

/** Only for expressions whose matches are never empty: those are counted in another way there. */
function replaceNatively(regexp: Regexp, text: string, template: string): string | undefined {
  const native = regexp.nullable ? undefined : nativeFor(regexp, text);
  if (!native) return undefined;
  try {
    return normalizeString(text.replace(native.plain, template));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Go: regexp.replaceAll, where an empty match right after another one is not replaced. */
function replaceMatches(
  regexp: Regexp,
  text: string,
  { groups, replace }: { readonly groups: boolean; readonly replace: (match: Offsets) => string },
): string {
  const search = searchText(regexp, text, { groups });
  let result = '';
  let lastEnd = 0;
  for (let from = 0; from <= text.length; ) {
    const match = search(from);
    if (!match) break;
    const start = match[0]!;
    const end = match[1]!;
    result += text.slice(lastEnd, start);
    if (end > lastEnd || start === 0) result += replace(match);
    lastEnd = end;
    from = Math.max(from + Math.max(runeUnitsAt(text, from), 1), end);
  }
  return normalizeString(result + text.slice(lastEnd));
}
