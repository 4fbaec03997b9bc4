import { valueNames } from './generate-values.ts';
import type { Random } from './random.ts';

/** A template as a tree, so that a failing one can be cut down: text, or a block with what it holds. */
export type Piece = string | { readonly open: string; readonly body: readonly Piece[]; readonly close: string };

/** A template of actions, blocks and text over the generated values; most render, some fail on purpose. */
export function generateTemplate(random: Random): readonly Piece[] {
  return generatePieces(random, 2);
}

export function printTemplate(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.open + printTemplate(piece.body) + piece.close))
    .join('');
}

function generatePieces(random: Random, depth: number): Piece[] {
  return Array.from({ length: 1 + random.below(3) }, () => generatePiece(random, depth));
}

const texts = [
  '\n',
  ' ',
  'key: ',
  'a\n  b: c\n',
  '- ',
  '\t',
  'x',
  '"q"',
  '# note\n',
  '\n---\n',
  'é',
  '\r\n',
  '<no value>',
];

function generatePiece(random: Random, depth: number): Piece {
  const choice = random.below(depth === 0 ? 5 : 9);
  if (choice < 1) return random.pick(texts);
  if (choice < 5) return action(random, generatePipeline(random, 3));
  const body = generatePieces(random, depth - 1);
  const close = action(random, 'end');
  const blocks = [
    () => ({ open: action(random, `if ${generatePipeline(random, 2)}`), body, close }),
    () => ({ open: action(random, `if ${generatePipeline(random, 2)}`), body, close: `{{ else }}no${close}` }),
    () => ({ open: action(random, `with ${generatePipeline(random, 2)}`), body, close }),
    () => ({ open: action(random, `range ${generatePipeline(random, 2)}`), body, close }),
    () => ({ open: action(random, `range $k, $v := ${field(random)}`), body: ['{{ $k }}={{ $v }};', ...body], close }),
    () => ({
      open: action(random, `range $i, $e := ${field(random)}`),
      body: ['{{ $i }}{{ break }}'],
      close: `{{ else }}none${close}`,
    }),
    () => ({ open: action(random, `$x := ${generatePipeline(random, 2)}`), body: ['{{ $x }}', ...body], close: '' }),
    () => ({ open: action(random, `$y := ${field(random)}`), body: ['{{ $y = 1 }}{{ $y }}'], close: '' }),
  ];
  return random.pick(blocks)();
}

function action(random: Random, text: string): string {
  return `${random.oneIn(5) ? '{{- ' : '{{ '}${text}${random.oneIn(5) ? ' -}}' : ' }}'}`;
}

function field(random: Random): string {
  const name = `.Values.${random.pick(valueNames)}`;
  if (random.oneIn(4)) return `${name}.${random.pick(['a', 'b', 'enabled', 'name', 'x.y'])}`;
  if (random.oneIn(14))
    return random.pick([
      '.',
      '$',
      '.Release.Name',
      '.Chart.Name',
      '.Template.Name',
      '.Capabilities.KubeVersion',
      '.nothing',
      '$.Values',
      '.Values',
    ]);
  return random.oneIn(6) ? `$${name}` : name;
}

/** What an argument should be: a string, an int, any value, a list, a map, a number, a pattern, a version. */
type Wanted = 's' | 'i' | 'a' | 'l' | 'm' | 'n' | 'r' | 'v';

const literals: Readonly<Record<Wanted, readonly string[]>> = {
  s: [
    '""',
    '"a"',
    '"x-y_z"',
    '"two words"',
    '"a,b,,c"',
    '"é😀z"',
    '`raw`',
    '"FooBar_baz"',
    '"1.2.3"',
    '" pad "',
    '"a: 1\\nb: [x]"',
  ],
  i: ['0', '1', '2', '-1', '3', '5', '80', "'c'", '0x10', '(int 4)', '(len "abc")'],
  n: [
    '0',
    '1',
    '2.5',
    '-1',
    '"7"',
    '"0x1F"',
    '1e3',
    '.Values.int',
    '.Values.float',
    '.Values.big',
    '.Values.setint',
    '(int64 9)',
    'nil',
    'true',
  ],
  a: [
    '""',
    '"a"',
    '0',
    '1',
    '1.5',
    'true',
    'false',
    'nil',
    '(list)',
    '(dict)',
    '(list 1 "a" nil)',
    '(dict "k" 1)',
    '.Values.gone',
  ],
  l: [
    '(list)',
    '(list 3 1 2)',
    '(list "b" "a" "b")',
    '(list 1 "a" nil 2.5)',
    '.Values.list',
    '(splitList "," "a,b,c")',
    '(until 3)',
    '(list (list 1) (dict "a" 1))',
  ],
  m: ['(dict)', '(dict "a" 1 "b" (dict "c" 2))', '.Values.map', '.Values.deep', '(dict "10" 1 "9" 2)', '(dict "a" "")'],
  r: ['"a+"', '"[a-z]*"', '"(\\\\d+)-(.*)"', '"^x|y$"', '"(?i)B"', '"\\\\s"', '"("', '"a{2,}"', '"."', '""'],
  v: ['"1.2.3"', '"v1.20"', '"1.21.0-eks-1"', '"^1.2"', '">=1.20-0"', '"~1 || >3"', '"*"', '"x"'],
};

const elsewhere: Readonly<Record<Wanted, readonly string[]>> = {
  s: ['.Values.str', '.Values.tpl', '.Release.Name', '.Chart.Version'],
  i: ['(int .Values.int)', '(len .Values.list)'],
  n: ['.Values.int', '.Values.float', '.Values.str'],
  a: ['.Values.map', '.Values.list', '.Values.nul', '.Values.yes', '.Values.str', '.Values.float', '.Values.big'],
  l: ['.Values.list', '.Values.empty'],
  m: ['.Values.map', '.Values.deep', '.Values', '.Values.empty'],
  r: ['.Values.str'],
  v: ['.Chart.Version', '.Capabilities.KubeVersion.Version'],
};

function operand(random: Random, wanted: Wanted, depth: number): string {
  if (random.oneIn(30)) return field(random);
  if (depth > 0 && random.oneIn(4)) return `(${generateCall(random, depth - 1)})`;
  return random.pick(random.oneIn(2) ? elsewhere[wanted] : literals[wanted]);
}

/** Functions by the arguments that they want; a final `*` repeats the last. */
const functions: readonly (readonly [string, string])[] = Object.entries({
  s: 'upper lower title untitle trim nospace b64enc b64dec sha256sum sha1sum adler32sum camelcase snakecase kebabcase swapcase initials fromYaml fromJson fromYamlArray fromJsonArray base dir ext clean isAbs urlParse regexQuoteMeta atoi toDecimal b32enc b32dec html js urlquery duration',
  a: 'quote squote toString toYaml toJson toPrettyJson toRawJson toYamlPretty toStrings not kindOf typeOf empty kindIs print println deepCopy html js urlquery int int64 float64 default join durationRound',
  l: 'first last rest initial reverse uniq compact sortAlpha len toStrings toYaml toJson mustFirst all any',
  m: 'keys values len toYaml toJson toToml toYamlPretty toRawJson deepCopy',
  n: 'int int64 float64 floor ceil add1 toString round len',
  v: 'semver',
  ss: 'contains hasPrefix hasSuffix trimSuffix trimPrefix trimAll split splitList cat eq ne lt ge plural include',
  aa: 'default eq ne and or coalesce list deepEqual ternary print kindIs lt',
  is: 'trunc indent nindent repeat abbrev wrap substr',
  nn: 'add sub mul div mod max min addf subf mulf divf biggest eq lt gt',
  la: 'append prepend has without index',
  al: 'has without',
  li: 'index chunk slice',
  il: 'chunk',
  ms: 'hasKey get pick omit index dig unset',
  sm: 'pluck join',
  sl: 'join',
  ll: 'concat eq',
  mm: 'merge mergeOverwrite mustMerge eq deepEqual',
  rs: 'regexMatch mustRegexMatch regexFind',
  vv: 'semverCompare',
  sa: 'printf tpl required dict list cat quote',
  ni: 'round',
  ii: 'until untilStep seq add mod',
  i: 'until seq',
  sss: 'replace regexReplaceAll cat print list',
  iis: 'substr abbrevboth',
  isa: 'wrapWith splitn',
  rss: 'regexReplaceAll regexReplaceAllLiteral',
  rsi: 'regexFindAll regexSplit',
  aaa: 'ternary coalesce list eq cat print and or',
  iii: 'untilStep seq',
  msa: 'set',
  sam: 'dig',
  saa: 'printf',
  sasa: 'dict',
  lii: 'slice',
}).flatMap(([wanted, names]) => names.split(' ').map((name) => [name, wanted] as const));

const idioms = [
  'include "t.name" .',
  'include "t.labels" . | nindent 4',
  'tpl .Values.tpl .',
  'tpl .Values.tpl $',
  'include "t.none" .',
  'required "needed" .Values.str',
  'toYaml .Values.map | nindent 2',
  'toYaml .Values',
  '.Values.list | join ","',
  '.Files.Get "a.txt"',
  'lookup "v1" "Pod" "a" "b"',
  'printf "%s-%d|%v|%q" .Values.str (int .Values.int) .Values.map .Values.float',
  'toYaml .Values.deep | fromYaml | toJson',
  'dig "a" "b" "none" .Values.deep',
  '.Values.map.a | default "x" | quote',
  'ternary "yes" "no" .Values.yes',
  'printf "%06.2f" .Values.float',
  '.Values.str | b64enc | trunc 8',
];

function generatePipeline(random: Random, depth: number): string {
  if (random.oneIn(5)) return field(random);
  if (random.oneIn(5)) return random.pick(idioms);
  let text = generateCall(random, depth - 1);
  while (random.oneIn(3))
    text += ` | ${random.pick(['quote', 'toString', 'toYaml', 'toJson', 'default "d"', 'kindOf', 'typeOf', 'nindent 2', 'len', 'trunc 5', 'print', 'not', 'list', 'upper', 'int', 'b64enc'])}`;
  return text;
}

function generateCall(random: Random, depth: number): string {
  const [name, wanted] = random.pick(functions);
  const args = [...wanted].map((kind) => operand(random, random.oneIn(40) ? 'a' : (kind as Wanted), depth));
  if (random.oneIn(60)) args.pop();
  const last = args.at(-1);
  // The last argument may as well come through a pipe.
  if (last !== undefined && random.oneIn(3)) return `${last} | ${[name, ...args.slice(0, -1)].join(' ')}`;
  return [name, ...args].join(' ');
}
