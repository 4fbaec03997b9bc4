import { expect, test } from 'vitest';
import { formatLintMessage } from './lint-message.ts';

test('a missing icon reads as in helm lint', () => {
  expect(formatLintMessage({ severity: 'info', path: 'Chart.yaml', text: 'icon is recommended' })).toBe(
    '[INFO] Chart.yaml: icon is recommended',
  );
});
