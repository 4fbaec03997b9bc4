import { expect, test } from 'vitest';
import { printTemplate } from './generate-template.ts';
import { shrinkTemplate } from './shrink-template.ts';

test('a failing template is cut down to the action that fails', async () => {
  const pieces = ['text', { open: '{{ if .a }}', body: ['x', '{{ bad | quote }}', 'y'], close: '{{ end }}' }, 'more'];
  const smallest = await shrinkTemplate(pieces, async (candidate) => printTemplate(candidate).includes('{{ bad'));
  expect(printTemplate(smallest)).toBe('{{ bad }}');
});
