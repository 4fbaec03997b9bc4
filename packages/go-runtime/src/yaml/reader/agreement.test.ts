import { expect, test } from 'vitest';
import { ANY, type GoValue } from '../../reflect/index.ts';
import { decodeYaml, decodeYamlInto, parseYaml, readYamlHead, type YamlNode } from '../index.ts';
import { ALIAS_NODE, KIND_MASK, LITERAL, STYLE_MASK } from './node-flags.ts';
import { SHIFT } from './node-tape.ts';
import { withDocument } from './parse-document.ts';

const SEEDS = [1, 2, 3, 4, 5];
const TEXTS = 2000;

type Random = () => number;

/** mulberry32 */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

const WORDS = "a b key kind metadata name true no ~ 1 1.5 0x1F 1e3 .inf x:y a#b it's é 2001-01-01 <<".split(' ');
const PIECES = [
  ...': ,- ,? ,{,},[,],#, #,&a ,*a,!!str ,!!int ,|,>,",\',\\,  ,\t,%,@,---,...,<<: '.split(','),
  '\n',
  '\n  ',
  ',',
];

const LINE_ENDS = ['', '', '', '', '', ' # c', ' #', '#', '\n', ' ', '  \n \n', '\n# c', '\n      # c\n', '\n\n   x'];

function scalar(random: Random, indent: number): string {
  const word = pick(random, WORDS);
  const pad = ' '.repeat(indent + 1);
  const forms = [
    () => `'${word.replaceAll("'", "''")}'`,
    () => JSON.stringify(word),
    () => `${word}\n${pad}${pick(random, WORDS)}`,
    () => `|\n${pad}${word}\n${pad} ${word}`,
    () => `>-\n${pad}${word}\n\n${pad}${word}`,
    () => `[${word}, {${pick(random, WORDS)}: 1}]`,
    () => `&a ${word}`,
    () => pick(random, ['{}', '[]', '', '{ }', '[]x', '""', '{}: b']),
  ];
  return random() < 0.6 ? word : pick(random, forms)();
}

function block(random: Random, depth: number, indent: number): string {
  const pad = ' '.repeat(indent);
  const isList = random() < 0.3;
  let text = '';
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const lead = isList ? '-' : `${pick(random, WORDS)}:`;
    const deeper = depth > 0 && random() < 0.4;
    const value = deeper ? `\n${block(random, depth - 1, indent + 2).trimEnd()}` : ` ${scalar(random, indent)}`;
    text += `${pad}${lead}${value}${pick(random, LINE_ENDS)}\n`;
  }
  return text;
}

function textOf(random: Random): string {
  let text = block(random, 3, 0);
  while (random() < 0.4) {
    const at = Math.floor(random() * text.length);
    text = text.slice(0, at) + pick(random, PIECES) + text.slice(at + (random() < 0.5 ? 1 : 0));
  }
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Runs a check on texts of every seed; a failure names the seed and the text. */
function forTexts(check: (text: string) => void): void {
  for (const seed of SEEDS) {
    const random = randomFrom(seed);
    for (let count = 0; count < TEXTS; count++) {
      const text = textOf(random);
      try {
        check(text);
      } catch (error) {
        throw new Error(`seed ${seed}, text ${JSON.stringify(text)}`, { cause: error });
      }
    }
  }
}

function outcomeOf(read: () => GoValue): { readonly value?: GoValue; readonly message?: string } {
  try {
    return { value: read() };
  } catch (error) {
    if ((error as Error).name !== 'GoError' && (error as Error).name !== 'YamlError') throw error;
    return { message: (error as Error).message };
  }
}

test('the short way to a value and the one through every step of sigs.k8s.io/yaml agree', () => {
  forTexts((text) => {
    expect(outcomeOf(() => decodeYaml(text))).toEqual(outcomeOf(() => decodeYamlInto(text, ANY)));
  });
});

test('lines read without tokens give what the scanner gives', () => {
  forTexts((text) => {
    // A byte order mark anywhere makes the reader go character by character.
    expect(outcomeOf(() => nodesOf(`${text}#\ufeff\n`))).toEqual(outcomeOf(() => nodesOf(`${text}#x\n`)));
  });
});

function nodesOf(text: string): GoValue {
  return withDocument(text, ({ data, length, depth, features }) => {
    const nodes: number[][] = [];
    for (let base = 0; base < length << SHIFT; base += 1 << SHIFT) {
      const [flags = 0, start = 0, end = 0, line = 0, extra = 0, next = 0, origin = 0] = data.subarray(base);
      // Only block scalars and aliases have something extra.
      const hasExtra = (flags & KIND_MASK) === ALIAS_NODE || (flags & STYLE_MASK) >= LITERAL;
      nodes.push([flags, start, end, line, hasExtra ? extra : 0, next, origin]);
    }
    return [depth, features, nodes];
  });
}

test('a head is what the whole manifest says', () => {
  forTexts((text) => {
    const { value, message } = outcomeOf(() => decodeYaml(text));
    // Infinity becomes a string where the head wants one (N12).
    if (message?.includes('unsupported value')) return;
    const head = outcomeOf(() => readYamlHead(text).kind);
    if (message !== undefined) expect(head.message).toBe(message);
    else if (head.message === undefined && value instanceof Map && typeof value.get('kind') === 'string') {
      expect(head.value).toBe(value.get('kind'));
    }
  });
});

test('the node tree holds the same values', () => {
  forTexts((text) => {
    const { value, message } = outcomeOf(() => decodeYaml(text));
    if (message !== undefined || text.includes('<<')) return;
    const tree = parseYaml(text);
    expect(tree === null ? null : evaluate(tree)).toEqual(value);
  });
});

function evaluate(node: YamlNode): GoValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'alias':
      return evaluate(node.target);
    case 'sequence':
      return node.items.map(evaluate);
    default:
      return new Map(node.entries.map((entry) => [entry.name!, evaluate(entry.value)]));
  }
}
