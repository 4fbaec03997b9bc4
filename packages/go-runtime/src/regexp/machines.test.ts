import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import { normalizeString } from '../bytes/index.ts';
import { compileRegexp, findAllString, findAllStringSubmatchIndex, matchString, type Regexp } from './index.ts';
import { nativeFor } from './search-text.ts';

const SEED = 20260509;

function withoutNative(regexp: Regexp): Regexp {
  return { ...regexp, native: undefined };
}

test.each([
  ['^v\\d+\\.\\d+$', 'v1.30'],
  ['[^a-zA-Z0-9]+', 'a-b'.repeat(100_000)],
  ['(\\w+): (\\S+)', 'key: value\n'.repeat(10_000)],
  ['.*\\.ya?ml$', 'templates/deployment.yaml'],
])('%j is left to JavaScript', (pattern, text) => {
  expect(nativeFor(compileRegexp(pattern), text)).toBeDefined();
});

test.each([
  ['(a+)+b', 'aa'],
  ['(?:a|ab)*c', 'ab'],
  ['(a*)*', 'a'],
  ['(?:(a)|b)*', 'ab'],
  ['(a{0,30}){30}', 'a'],
  ['a*b', 'a'.repeat(100_000)],
])('%j is left to our own machine', (pattern, text) => {
  expect(nativeFor(compileRegexp(pattern), text)).toBeUndefined();
});

test.each([
  ['(a+)+b', 'a'.repeat(20_000)],
  ['(a|aa)+$', `${'a'.repeat(20_000)}b`],
  ['a*a*a*a*b', 'a'.repeat(20_000)],
  ['(.*)(.*)(.*)(.*)x', 'a'.repeat(20_000)],
  ['(?:(?:a?){10}){10}b', 'a'.repeat(5_000)],
  ['^(\\w+\\s?)*$', `${'word '.repeat(5_000)}!`],
  ['(x+x+)+y', 'x'.repeat(20_000)],
])('%j does not take exponential time', (pattern, text) => {
  const started = performance.now();
  expect(findAllString(compileRegexp(pattern), text, -1)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a long loop that fills the stack of JavaScript is finished by our own machine', () => {
  const text = 'abcd'.repeat(400_000);
  expect(findAllString(compileRegexp('(?:ab|cd)+'), text, -1)).toEqual([text]);
});

test('all matches of a long text together take linear time', () => {
  const text = 'ab'.repeat(20_000);
  const found = findAllStringSubmatchIndex(withoutNative(compileRegexp('(a|b)(?:.*x)?')), text, -1);
  expect(found).toHaveLength(40_000);
});

test('a search that would need too much memory is refused', () => {
  const huge = compileRegexp(`(?:${'(?:a|bc?)*'.repeat(3_000)})x`);
  expect(codeOf(() => matchString(huge, 'ab'.repeat(50_000)))).toBe('regexp/text-too-large');
});

test(`both machines find the same in random texts (seed ${SEED})`, () => {
  let state = SEED;
  const random = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = (items: readonly string[]) => items[random(items.length)]!;
  const anyPattern = (depth: number): string => {
    const part = () => anyPattern(depth - 1);
    switch (random(depth > 0 ? 9 : 3)) {
      case 0:
        return pick(['a', 'b', 'k', 'é', '😀', '\\x{FFFD}', '-']);
      case 1:
        return pick(['.', '[ab]', '[^a]', '\\w', '\\W', '\\pL', '(?i:k)', '(?s:.)']);
      case 2:
        return pick(['a', '^', '$', '\\b', '\\B', '(?m:^)', '(?m:$)', '']);
      case 3:
      case 4:
        return part() + part();
      case 5:
        return `${part()}|${part()}`;
      case 6:
        return `(${part()})`;
      default:
        return `(?:${part()})${pick(['*', '+', '?', '*?', '{2}', '{1,3}', '{2,}?'])}`;
    }
  };
  const pieces = ['a', 'b', 'k', 'K', '\u212a', 'é', '😀', '\n', '-', ' ', '\udcff', '\ufffd'];
  let compared = 0;
  for (let i = 0; i < 6_000; i++) {
    const regexp = compileRegexp(anyPattern(4));
    if (!regexp.native) continue;
    for (let j = 0; j < 3; j++) {
      const text = normalizeString(Array.from({ length: random(9) }, () => pick(pieces)).join(''));
      const native = findAllStringSubmatchIndex(regexp, text, -1);
      expect(native, `${regexp.pattern} in ${text}`).toEqual(
        findAllStringSubmatchIndex(withoutNative(regexp), text, -1),
      );
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(5_000);
});

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return isDiagnosticError(error) ? error.code : String(error);
  }
}
