export type Random = () => number;

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// biome-ignore format: a word takes less than a line
const operands = [
  '.', '.a', '.a.b', '.l', '.m.k', '.nil.x', '$', '$x', '$x.a', '1', '2.5', '"s"', '`r`', 'true', 'nil', "'c'", '1i',
  '0x1F', '(list 1 "a" .)', '(dict "k" .a)', '(index .l 0)', '(.nil)', '(person).Name', '(until 3)', 'nilMap',
];
// biome-ignore format: a name takes less than a line
const functions = [
  'len', 'print', 'printf', 'eq', 'lt', 'and', 'or', 'not', 'index', 'slice', 'html', 'upper', 'repeat',
];
/** Those that take any number of any values. */
const tolerant = ['print', 'println', 'and', 'or', 'html', 'js', 'list'];
const names = ['"t"', '"d"', '"e"', '`f`', '"nope"'];
// biome-ignore format: a fragment takes less than a line
const fragments = [
  '{{', '}}', '{{-', '-}}', '{{/*', '*/}}', '{{end}}', '{{else}}', '{{break}}', '"', '`', "'", '(', ')', '|', ':=', '=',
  ',', '.', '$', ' ', '\n', '\\', '\0', 'é', '\u{1F600}', '\udcff', '\u00a0', '0x', '1e', '-', 'a', '%',
];

/** A template that mostly follows the grammar. */
export function randomTemplate(random: Random): string {
  const definitions = `{{define "d"}}${list(random, 2)}{{end}}{{define "e"}}${list(random, 2)}{{end}}`;
  return `${definitions}{{$x := ${pick(
    random,
    operands.filter((operand) => !operand.includes('$x')),
  )}}}${list(random, 0)}`;
}

/** A text with some of its characters removed, repeated or replaced by what means something to the lexer. */
export function damage(random: Random, text: string): string {
  let damaged = text;
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    const at = Math.floor(random() * (damaged.length + 1));
    const removed = random() < 0.5 ? 0 : Math.floor(random() * 5);
    damaged = damaged.slice(0, at) + (random() < 0.7 ? pick(random, fragments) : '') + damaged.slice(at + removed);
  }
  return damaged;
}

function list(random: Random, depth: number): string {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => statement(random, depth)).join('');
}

function statement(random: Random, depth: number): string {
  const kind = depth > 3 ? random() * 3 : random() * 9;
  const inner = (): string => list(random, depth + 1);
  if (kind < 1) return pick(random, ['text', ' \n', 'é', '']);
  if (kind < 3) return `{{${pick(random, ['', '- ', ' '])}${pipeline(random)}${pick(random, ['', ' -', ' '])}}}`;
  if (kind < 4) return `{{$x ${pick(random, [':=', '='])} ${pipeline(random)}}}`;
  if (kind < 5) return `{{if ${pipeline(random)}}}${inner()}{{else}}${inner()}{{end}}`;
  if (kind < 6) return `{{with ${pipeline(random)}}}${inner()}{{else with .a}}${inner()}{{end}}`;
  if (kind < 8)
    return `{{range ${pick(random, ['', '$k, $x := ', '$x = '])}${operand(random)}}}${inner()}${jump(random)}{{end}}`;
  return `{{template ${pick(random, names)} ${pipeline(random)}}}`;
}

function jump(random: Random): string {
  return pick(random, ['', '{{break}}', '{{if .}}{{continue}}{{end}}']);
}

function pipeline(random: Random): string {
  const first = random() < 0.5 ? operand(random) : call(random);
  return random() < 0.3 ? `${first} | ${call(random)}` : first;
}

function call(random: Random): string {
  const name = random() < 0.8 ? pick(random, tolerant) : pick(random, functions);
  const args = Array.from({ length: 1 + Math.floor(random() * 3) }, () => operand(random));
  return [name, ...args].join(' ');
}

function operand(random: Random): string {
  return pick(random, operands);
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}
