import { runesOf } from '@metachart/go-runtime/bytes';
import { defineFunc, type GoFunc, INT, STRING } from '@metachart/go-runtime/reflect';
import { checkTextLength } from '../size-limit.ts';
import type { SprigEnvironment } from '../sprig-environment.ts';
import { createUniform } from '../values/uniform.ts';

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const printable = Array.from({ length: 95 }, (_, offset) => String.fromCharCode(0x20 + offset)).join('');

/** Texts of random characters, each character of the alphabet equally likely; a count that is not positive gives "". */
export function randomTextFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  const defineRandomText = (name: string, alphabet: string): GoFunc =>
    defineFunc(name, { params: [INT], result: STRING }, (count) => {
      checkTextLength(name, Number(count.value));
      return randomText(alphabet, Number(count.value), random);
    });
  return [
    defineRandomText('randAlphaNum', digits + letters),
    defineRandomText('randAlpha', letters),
    defineRandomText('randNumeric', digits),
    defineRandomText('randAscii', printable),
    defineFunc('shuffle', { params: [STRING], result: STRING }, (text) => shuffle(text, random)),
  ];
}

function randomText(alphabet: string, count: number, random: SprigEnvironment['random']): string {
  const below = createUniform(random);
  let out = '';
  for (let i = 0; i < count; i++) out += alphabet[below(alphabet.length)];
  return out;
}

/** xstrings.Shuffle: the runes in an order in which every permutation is equally likely. */
function shuffle(text: string, random: SprigEnvironment['random']): string {
  const below = createUniform(random);
  const runes = runesOf(text);
  for (let i = runes.length - 1; i > 0; i--) {
    const other = below(i + 1);
    const rune = runes[i]!;
    runes[i] = runes[other]!;
    runes[other] = rune;
  }
  let out = '';
  for (const rune of runes) out += String.fromCodePoint(rune);
  return out;
}
