import { expect, test } from 'vitest';
import { expandVariables } from './expand-variables.ts';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these texts are the subject
test.each([
  ['$A-${A}x${none}', 'a-ax'],
  ['$AB $1 $$', 'ab one dollar'],
  ['cost: 5$ and $%', 'cost: 5$ and $%'],
  ['${', ''],
  ['${}${A', 'A'],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
])('%j expands to %j', (text, expanded) => {
  const variables: Record<string, string> = { A: 'a', AB: 'ab', '1': 'one', $: 'dollar' };
  expect(expandVariables(text, (name) => variables[name] ?? '')).toBe(expanded);
});
