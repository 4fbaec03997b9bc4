import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const probe = fileURLToPath(new URL('recursion-probe.ts', import.meta.url));

function execute(name: string): unknown {
  return JSON.parse(
    execFileSync(process.execPath, ['--conditions=@metachart/source', probe, name], { encoding: 'utf8' }),
  );
}

const tooDeep = 'exceeded maximum template depth (100000)';

test('P6: a template that calls itself without end has the error that Go gives after 100000 levels', () => {
  expect(execute('endless template')).toMatchObject({
    origin: `template: t:1:25: executing "x" at <{{template "x" .}}>: ${tooDeep}`,
  });
});

test('P6: an include without end fails as well, and its trace shows the way', () => {
  const { origin, levels } = execute('endless include') as { origin: string; levels: number };
  expect(origin).toBe(`template: x: ${tooDeep}`);
  expect(levels).toBeGreaterThan(1000);
});

test('P6: includes 1002 deep fit into the stack that Node has by default', () => {
  expect(execute('include 1002 deep')).toEqual({ length: 1002 * 8 + 4 });
});

test('templates 2000 deep fit into it, too', () => {
  expect(execute('template 2000 deep')).toEqual({ length: 2000 * 8 + 4 });
});

test('a set goes on working after an overflow', () => {
  expect(execute('reused after an overflow')).toMatchObject([
    { origin: expect.stringContaining(tooDeep) },
    { length: 2 },
  ]);
});
