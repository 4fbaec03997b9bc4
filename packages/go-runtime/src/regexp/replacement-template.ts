import { isDigit, isLetter } from '../strings/index.ts';
import type { Offsets } from './run-program.ts';

/** Texts and groups: by number, or by all numbers that a name stands for, of which the first that took part counts. */
export type Replacement = readonly (string | readonly number[])[];

/** Reads a template of ReplaceAllString (Go: regexp.expand). A name or number without a group stands for nothing. */
export function parseReplacement(template: string, groupNames: readonly string[]): Replacement {
  const parts: (string | readonly number[])[] = [];
  let copied = 0;
  for (let dollar = template.indexOf('$'); dollar >= 0; ) {
    const name = readName(template, dollar + 1);
    const escaped = template[dollar + 1] === '$';
    const end = escaped ? dollar + 2 : (name?.end ?? dollar + 1);
    if (escaped) {
      parts.push(template.slice(copied, dollar + 1));
      copied = end;
    } else if (name) {
      parts.push(template.slice(copied, dollar), groupsNamed(name.text, groupNames));
      copied = end;
    }
    dollar = template.indexOf('$', end);
  }
  parts.push(template.slice(copied));
  return parts.filter((part) => part !== '');
}

/** The replacement of one match. */
export function expandTemplate(replacement: Replacement, text: string, match: Offsets): string {
  let expanded = '';
  for (const part of replacement) {
    if (typeof part === 'string') {
      expanded += part;
      continue;
    }
    const group = part.find((index) => match[2 * index]! >= 0);
    if (group !== undefined) expanded += text.slice(match[2 * group], match[2 * group + 1]);
  }
  return expanded;
}

/** The same in the notation of String.replace, or undefined where that cannot say it. */
export function nativeTemplateOf(replacement: Replacement): string | undefined {
  let native = '';
  for (const part of replacement) {
    if (typeof part === 'string') native += part.replaceAll('$', '$$$$');
    else if (part.length > 1 || part[0]! > 99) return undefined;
    else if (part.length === 1) native += part[0] === 0 ? '$&' : `$${String(part[0]).padStart(2, '0')}`;
  }
  return native;
}

function groupsNamed(name: string, groupNames: readonly string[]): readonly number[] {
  if (/^(?:0|[1-9][0-9]{0,8})$/.test(name)) {
    const index = Number(name);
    return index < groupNames.length ? [index] : [];
  }
  return groupNames.flatMap((known, index) => (known === name ? [index] : []));
}

/** `name` or `{name}` of Unicode letters, digits and underscores at an offset. */
function readName(template: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const braced = template[start] === '{';
  const nameStart = braced ? start + 1 : start;
  let end = nameStart;
  for (let rune = template.codePointAt(end); rune !== undefined; rune = template.codePointAt(end)) {
    if (!isLetter(rune) && !isDigit(rune) && rune !== 0x5f) break;
    end += rune > 0xffff ? 2 : 1;
  }
  if (end === nameStart || (braced && template[end] !== '}')) return undefined;
  return { text: template.slice(nameStart, end), end: braced ? end + 1 : end };
}
