import { valueNames } from './generate-values.ts';
import type { Random } from './random.ts';

/** A template as a tree, so that a failing one can be cut down: text, or a block with what it holds. */
export type Piece = string | { readonly open: string; readonly body: readonly Piece[]; readonly close: string };

/** A template of actions, blocks and text over the generated values; most render, some fail on purpose. */
export function generateTemplate(random: Random): readonly Piece[] {
  return generatePieces(random, 3);
}

export function printTemplate(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.open + printTemplate(piece.body) + piece.close))
    .join('');
}

function generatePieces(random: Random, depth: number): Piece[] {
  return Array.from({ length: 1 + random.below(4) }, () => generatePiece(random, depth));
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

const literals = [
  '""',
  '"a"',
  '"x-y_z"',
  '"two words"',
  '0',
  '1',
  '2',
  '-1',
  '3',
  '10',
  '1.5',
  'true',
  'false',
  'nil',
  '"%s"',
  '"%v-%d"',
  '","',
  '"é"',
  '`raw`',
  "'c'",
  '0x10',
];

function operand(random: Random, depth: number): string {
  const choice = random.below(10);
  if (choice < 4) return field(random);
  if (choice < 8 || depth === 0) return random.pick(literals);
  return `(${generatePipeline(random, depth - 1)})`;
}

/** Functions with the number of arguments that they usually take (one less after a pipe). */
const functions: readonly (readonly [string, number])[] = Object.entries({
  1: 'quote squote upper lower title untitle trim nospace toString toYaml toJson toPrettyJson toRawJson toToml toYamlPretty int int64 float64 len not kindOf typeOf empty b64enc b64dec sha256sum keys values first last rest initial reverse uniq compact sortAlpha toStrings fromYaml fromJson fromYamlArray fromJsonArray camelcase snakecase kebabcase swapcase initials plural floor ceil add1 html js urlquery print println deepCopy join dict list tuple until base dir ext clean isAbs urlParse atoi toDecimal regexQuoteMeta semver fail adler32sum sha1sum duration durationRound ternary trimAll all any max min',
  2: 'default eq ne lt le gt ge and or coalesce trunc indent nindent repeat contains hasPrefix hasSuffix trimSuffix trimPrefix split splitList join hasKey get pluck append prepend has without index printf add sub mul div mod max min round add cat list dict merge mergeOverwrite concat chunk semverCompare regexMatch regexFind regexSplit include tpl required deepEqual abbrev wrap pick omit untilStep until unset dig set slice addf subf mulf divf biggest',
  3: 'replace ternary substr splitn regexReplaceAll regexReplaceAllLiteral regexFindAll set dig printf slice eq dict merge list add abbrevboth wrapWith plural untilStep seq regexSplit join index and or default',
  4: 'dict list dig merge printf eq set seq',
}).flatMap(([count, names]) => names.split(' ').map((name) => [name, Number(count)] as const));

function generatePipeline(random: Random, depth: number): string {
  if (random.oneIn(4)) return field(random);
  if (random.oneIn(12))
    return random.pick([
      'include "t.name" .',
      'include "t.labels" . | nindent 4',
      'tpl .Values.tpl .',
      'tpl .Values.tpl $',
      'template "t.name" .',
      'include "t.none" .',
      'required "needed" .Values.str',
      'toYaml .Values.map | nindent 2',
      'toYaml .Values',
      '.Values.list | join ","',
      '.Files.Get "a.txt"',
      'lookup "v1" "Pod" "a" "b"',
    ]);
  const stages = 1 + random.below(3);
  let text = '';
  for (let stage = 0; stage < stages; stage++) {
    const [name, count] = random.pick(functions);
    const wanted = Math.max(0, count - (stage > 0 ? 1 : 0)) + (random.oneIn(25) ? 1 : 0);
    const args = Array.from({ length: wanted }, () => operand(random, depth - 1));
    text += `${stage > 0 ? ' | ' : ''}${[name, ...args].join(' ')}`;
    if (depth <= 1) break;
  }
  return text;
}
