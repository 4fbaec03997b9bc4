import { expect, test } from 'vitest';
import { runMetachart } from './run-metachart.ts';

test('the version names what it renders like', async () => {
  expect((await runMetachart(['version'])).out).toMatch(/^metachart \d+\.\d+\.\d+ \(renders as Helm v3\.22\.0; Node v/);
  expect((await runMetachart(['version', '--short'])).out).toMatch(/^metachart \d+\.\d+\.\d+\n$/);
});
