import { literalSet, type RegexpNode } from './regexp-node.ts';
import type { StartHints } from './run-program.ts';
import { asciiTable, NO_RUNE, type RuneSet, uniteRunes } from './rune-set.ts';

/** Whether the node can match the empty text. */
export function isNullable(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'literal':
    case 'set':
      return false;
    case 'empty':
    case 'assertion':
      return true;
    case 'capture':
      return isNullable(node.body);
    case 'repeat':
      return node.min === 0 || isNullable(node.body);
    case 'concat':
      return node.items.every(isNullable);
    case 'alternate':
      return node.items.some(isNullable);
  }
}

/** The runes with which a match of the node that is not empty can begin. */
export function firstRunes(node: RegexpNode): RuneSet {
  switch (node.kind) {
    case 'literal':
      return literalSet(node.text.codePointAt(0)!, node);
    case 'set':
      return node.set;
    case 'empty':
    case 'assertion':
      return NO_RUNE;
    case 'capture':
      return firstRunes(node.body);
    case 'repeat':
      return node.max === 0 ? NO_RUNE : firstRunes(node.body);
    case 'concat': {
      const end = node.items.findIndex((item) => !isNullable(item));
      return uniteRunes(node.items.slice(0, end < 0 ? undefined : end + 1).map(firstRunes));
    }
    case 'alternate':
      return uniteRunes(node.items.map(firstRunes));
  }
}

/** All runes that can occur in a match of the node. */
export function allRunes(node: RegexpNode): RuneSet {
  switch (node.kind) {
    case 'literal':
      return uniteRunes(Array.from(node.text, (rune) => literalSet(rune.codePointAt(0)!, node)));
    case 'set':
      return node.set;
    case 'empty':
    case 'assertion':
      return NO_RUNE;
    case 'capture':
    case 'repeat':
      return allRunes(node.body);
    case 'concat':
    case 'alternate':
      return uniteRunes(node.items.map(allRunes));
  }
}

/** Whether every match begins at the start of the text. */
export function isAnchored(node: RegexpNode): boolean {
  switch (node.kind) {
    case 'assertion':
      return node.assertion === 'text-start';
    case 'capture':
      return isAnchored(node.body);
    case 'repeat':
      return node.min > 0 && isAnchored(node.body);
    case 'concat':
      return isAnchored(node.items[0]!);
    case 'alternate':
      return node.items.every(isAnchored);
    default:
      return false;
  }
}

/** What spares a search starts that cannot match. */
export function startHints(root: RegexpNode): StartHints {
  return {
    anchored: isAnchored(root),
    prefix: literalPrefix(root),
    first: isNullable(root) ? undefined : asciiTable(firstRunes(root)),
  };
}

/** A replacement character also stands for invalid bytes, so that it cannot be searched for as text. */
function literalPrefix(node: RegexpNode): string {
  if (node.kind === 'literal') return node.fold || node.text.includes('\ufffd') ? '' : node.text;
  if (node.kind === 'capture') return literalPrefix(node.body);
  return node.kind === 'concat' ? literalPrefix(node.items[0]!) : '';
}
