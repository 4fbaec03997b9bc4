import { foldRunes } from './fold-case.ts';
import { ANY_RUNE, negateRunes, type RuneSet, runeSetOf } from './rune-set.ts';
import { CATEGORY_ALIASES, CATEGORY_NAMES, CATEGORY_RUNS, SCRIPT_NAMES, SCRIPT_RUNS } from './unicode-tables.ts';

/** Whether case counts where a class is used. */
export interface ClassOptions {
  readonly fold: boolean;
}

/** The set of `\d`, `\s`, `\w` or their negations, by the letter; undefined for another letter. */
export function perlClass(letter: string, { fold }: ClassOptions): RuneSet | undefined {
  const lower = letter.toLowerCase();
  const set = PERL_CLASSES.get(lower);
  return set && classSet(set, { fold, negated: letter !== lower });
}

/** The set of `[:name:]` or `[:^name:]`; undefined for an unknown name. */
export function posixClass(name: string, { fold }: ClassOptions): RuneSet | undefined {
  const negated = name.startsWith('^');
  const set = POSIX_CLASSES.get(negated ? name.slice(1) : name);
  return set && classSet(set, { fold, negated });
}

/**
 * The set of `\p{name}`, Unicode 15.0; undefined for an unknown name. Case, spaces, hyphens and underscores do not count in
 * names, which is why Go finds no script whose own name has an underscore or a second capital (syntax/parse.go,
 * canonicalName).
 */
export function unicodeClass(name: string, { fold }: ClassOptions): RuneSet | undefined {
  const canonical = canonicalName(name);
  const key = (fold ? 'i' : '-') + canonical;
  let set = unicodeSets.get(key);
  if (!set) {
    set = findUnicodeSet(canonical);
    if (set && fold) set = foldUnicodeSet(canonical, set);
    if (set) unicodeSets.set(key, set);
  }
  return set;
}

const unicodeSets = new Map<string, RuneSet>();

const DIGITS = [0x30, 0x39];
const UPPER = [0x41, 0x5a];
const LOWER = [0x61, 0x7a];
const WORD = [...DIGITS, ...UPPER, 0x5f, 0x5f, ...LOWER];

const PERL_CLASSES: ReadonlyMap<string, RuneSet> = new Map([
  ['d', runeSetOf(DIGITS)],
  ['s', runeSetOf([0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20])],
  ['w', runeSetOf(WORD)],
]);

const POSIX_CLASSES: ReadonlyMap<string, RuneSet> = new Map([
  ['alnum', runeSetOf([...DIGITS, ...UPPER, ...LOWER])],
  ['alpha', runeSetOf([...UPPER, ...LOWER])],
  ['ascii', runeSetOf([0, 0x7f])],
  ['blank', runeSetOf([0x09, 0x09, 0x20, 0x20])],
  ['cntrl', runeSetOf([0, 0x1f, 0x7f, 0x7f])],
  ['digit', runeSetOf(DIGITS)],
  ['graph', runeSetOf([0x21, 0x7e])],
  ['lower', runeSetOf(LOWER)],
  ['print', runeSetOf([0x20, 0x7e])],
  ['punct', runeSetOf([0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e])],
  ['space', runeSetOf([0x09, 0x0d, 0x20, 0x20])],
  ['upper', runeSetOf(UPPER)],
  ['word', runeSetOf(WORD)],
  ['xdigit', runeSetOf([...DIGITS, 0x41, 0x46, 0x61, 0x66])],
]);

function classSet(set: RuneSet, { fold, negated }: { readonly fold: boolean; readonly negated: boolean }): RuneSet {
  const folded = fold ? foldRunes(set) : set;
  return negated ? negateRunes(folded) : folded;
}

function canonicalName(name: string): string {
  const joined = name.replace(/[_\- ]/g, '');
  const rest = joined.slice(1).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return joined.slice(0, 1).replace(/[a-z]/, (letter) => letter.toUpperCase()) + rest;
}

function findUnicodeSet(canonical: string): RuneSet | undefined {
  switch (canonical) {
    case 'Any':
      return ANY_RUNE;
    case 'Ascii':
      return POSIX_CLASSES.get('ascii');
    case 'Assigned':
      return negateRunes(categorySet('Cn'));
    default:
      return isCategory(canonical) ? categorySet(canonical) : (scriptSet(canonical) ?? aliasSet(canonical));
  }
}

function isCategory(name: string): boolean {
  if (name === '') return false;
  return (
    name === 'Lc' ||
    CATEGORY_NAMES.trim()
      .split(/\s+/)
      .some((category) => category.startsWith(name))
  );
}

function aliasSet(canonical: string): RuneSet | undefined {
  for (const entry of CATEGORY_ALIASES.trim().split(/\s+/)) {
    const [alias, category] = entry.split('=');
    if (canonicalName(alias!) === canonical) return categorySet(category!);
  }
  return undefined;
}

/** A category of one letter is all that begin with it. */
function categorySet(name: string): RuneSet {
  const names = CATEGORY_NAMES.trim().split(/\s+/);
  const cased = name === 'Lc' || name === 'LC';
  const codes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ@#%&';
  const wanted = names.map((category) => (cased ? /^L[ult]$/.test(category) : category.startsWith(name)));
  return setOfRuns(CATEGORY_RUNS, /([A-Z@#%&])([0-9a-z]*)/g, (code) => wanted[codes.indexOf(code)]!);
}

function scriptSet(name: string): RuneSet | undefined {
  const index = SCRIPT_NAMES.trim().split(/\s+/).indexOf(name);
  if (index < 0) return undefined;
  const wanted = String.fromCharCode(0x41 + Math.floor(index / 26), 0x41 + (index % 26));
  return setOfRuns(SCRIPT_RUNS, /(-|[A-Z]{2})([0-9a-z]*)/g, (code) => code === wanted);
}

function setOfRuns(table: string, run: RegExp, isWanted: (code: string) => boolean): RuneSet {
  const pairs: number[] = [];
  let start = 0;
  for (const [, code, length] of table.matchAll(run)) {
    const end = start + (length === '' ? 1 : Number.parseInt(length!, 36));
    if (isWanted(code!)) pairs.push(start, end - 1);
    start = end;
  }
  return runeSetOf(pairs);
}

/** Go has no fold table for LC, so that U+0345, which folds to a letter, stays out (unicode.FoldCategory). */
function foldUnicodeSet(canonical: string, set: RuneSet): RuneSet {
  return canonical === 'Lc' || canonical === 'Casedletter' ? set : foldRunes(set);
}
