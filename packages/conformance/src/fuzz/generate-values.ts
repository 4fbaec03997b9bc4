import type { Random } from './random.ts';

/** The names that generated templates ask for; some exist with each type, some never. */
export const valueNames = [
  'str',
  'int',
  'big',
  'float',
  'yes',
  'list',
  'map',
  'deep',
  'nul',
  'empty',
  'tpl',
  'gone',
] as const;

const scalars = [
  '1',
  '0',
  '-7',
  '1000000',
  '123456789',
  '0.5',
  '1e3',
  '1e21',
  '010',
  '0x1F',
  '1_000',
  'true',
  'false',
  'yes',
  'no',
  'null',
  '~',
  '""',
  'hello',
  '"two words"',
  '"a: b"',
  "'- x'",
  '"1"',
  '"0777"',
  '"line1\\nline2\\n"',
  '"é"',
  '"\\U0001F600"',
  '"<a&b>"',
  '2001-12-14',
  '1:30',
  '"{{ .Release.Name }}"',
  '"  padded  "',
  '"tab\\there"',
  '"it\'s"',
  '"#hash"',
  '"very long text with many words that goes on beyond the eightieth column so that it has to be folded"',
];

/** A values.yaml as text: the usual names, each with a fitting or an odd value. */
export function generateValues(random: Random): string {
  const lines = [
    `str: ${random.pick(['hello', 'World', '"two words"', '""', '"é😀"', '"a,b,c"', '"1.2.3"', '" x "', '"FOO_bar-baz"'])}`,
    `int: ${random.pick(['0', '1', '3', '-2', '42', '65536'])}`,
    `big: ${random.pick(['1000000', '123456789', '9007199254740993', '1e19'])}`,
    `float: ${random.pick(['0.1', '1.5', '-2.5', '1e-7', '3.0', '1000000.5'])}`,
    `yes: ${random.pick(['true', 'false'])}`,
    `list: ${generateList(random, 2)}`,
    `map: ${generateMap(random, 2)}`,
    `deep: ${generateMap(random, 4)}`,
    'nul: null',
    `empty: ${random.pick(['{}', '[]', '""', '0'])}`,
    `tpl: ${random.pick(['"{{ .Values.str }}"', '"{{ .Release.Name | upper }}-x"', '"{{ include \\"t.name\\" . }}"', '"plain"', '"{{ .Values.gone.x }}"'])}`,
  ];
  return `${lines.filter(() => !random.oneIn(12)).join('\n')}\n`;
}

function generateNode(random: Random, depth: number): string {
  if (depth === 0 || random.oneIn(2)) return random.pick(scalars);
  return random.oneIn(2) ? generateList(random, depth - 1) : generateMap(random, depth - 1);
}

function generateList(random: Random, depth: number): string {
  return `[${Array.from({ length: random.below(4) }, () => generateNode(random, depth)).join(', ')}]`;
}

function generateMap(random: Random, depth: number): string {
  const keys = ['a', 'b', 'B', 'key one', '10', '9', 'x-y', 'é', 'enabled', 'name'].filter(() => random.oneIn(3));
  return `{${keys.map((key) => `"${key}": ${generateNode(random, depth)}`).join(', ')}}`;
}
