import { readdirSync, readFileSync } from 'node:fs';
import { GoError, type GoValue } from '@metachart/go-runtime/reflect';
import { describe, expect, test } from 'vitest';
import { formatValue, parseCall } from './go-notation.ts';
import { testFuncs } from './test-environment.ts';

/** Each line was made by the Go function: what it gives (`=`), or the text of its error or panic (`!`). */
const fixtures = new URL('./fixtures/', import.meta.url);

for (const file of readdirSync(fixtures).sort()) {
  const [family] = file.split('.');
  for (const block of readFileSync(new URL(file, fixtures), 'utf8').trim().split('\n\n')) {
    const [heading = '', ...lines] = block.startsWith('#') ? block.split('\n') : ['', ...block.split('\n')];
    describe(`${family}${heading.replace('#', ':')}`, () => {
      test.each(lines)('%s', (line) => {
        const { name, args, outcome } = parseCall(line);
        expect(call(name, args)).toBe(outcome);
      });
    });
  }
}

function call(name: string, args: readonly GoValue[]): string {
  try {
    return `= ${formatValue(testFuncs.get(name)!.call(...args))}`;
  } catch (error) {
    if (error instanceof GoError) return `! ${error.message}`;
    throw error;
  }
}
