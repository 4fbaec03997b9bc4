import { readdirSync, readFileSync } from 'node:fs';
import { GoError } from '@metachart/go-runtime/reflect';
import { describe, expect, test } from 'vitest';
import { addTemplate, executeTemplate } from '../src/index.ts';
import { createTestSet, fromJson } from './functions.ts';
import { readCases, type TemplateCase } from './read-cases.ts';

const folder = new URL('fixtures/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  describe(file, () => {
    const cases = readCases(readFileSync(new URL(file, folder), 'utf8'));
    test.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => {
      expect(run(each)).toEqual(each.error === undefined ? { output: each.output } : { error: each.error });
    });
  });
}

function run({ templates, missingKey, data }: TemplateCase): { readonly output: string } | { readonly error: string } {
  const set = createTestSet({ name: 'root', missingKey });
  try {
    for (const { name, text } of templates) addTemplate(set, name, text);
    return { output: executeTemplate(set, templates.at(-1)!.name, fromJson(data)) };
  } catch (error) {
    if (error instanceof GoError) return { error: error.message };
    throw error;
  }
}
