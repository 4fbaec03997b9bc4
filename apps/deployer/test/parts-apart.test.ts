import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'tsup';
import { expect, test } from 'vitest';
import { parts } from '../scripts/parts.ts';
import { partsApart } from '../scripts/parts-apart.ts';
import { folderOf } from './run-metachart.ts';

const workspace = join(import.meta.dirname, '../../..');

test('the modules of the parts export nothing but functions, as only these can be stood in for', async () => {
  for (const module of Object.values(parts).flat()) {
    for (const [name, value] of Object.entries(await import(join(workspace, module)))) {
      expect(`${module} ${name}: ${typeof value} ${isClass(value)}`).toBe(`${module} ${name}: function false`);
    }
  }
});

test('a part loads once, when it is first called, and has the same classes as the command', async () => {
  const root = folderOf({
    'command.ts': `
      import { Problem } from './problem.ts';
      import { check } from './check.ts';
      export { loaded } from './loader.ts';
      export const isProblem = (text: string) => check(text) instanceof Problem;
      export { isBlank } from './is-blank.ts';
    `,
    'problem.ts': 'export class Problem {}',
    'check.ts': `
      import { Problem } from './problem.ts';
      import { isEmpty } from './is-empty.ts';
      export function check(text: string) { return isEmpty(text) ? new Problem() : undefined; }
    `,
    'is-empty.ts': `export function isEmpty(text: string) { return text === ''; }`,
    'is-blank.ts': `export function isBlank(text: string) { return text.trim() === ''; }`,
    'loader.ts': `
      export const loaded: string[] = [];
      export function partLoader(name: string, shared: () => Record<string, unknown>) {
        const module = { exports: undefined };
        return () => {
          if (module.exports === undefined) {
            loaded.push(name);
            const source = require('node:fs').readFileSync(__dirname + '/' + name + '.cjs', 'utf8');
            new Function('module', 'require', source)(module, (id: string) => shared()[id]);
          }
          return module.exports;
        };
      }
    `,
  });
  const plugin = partsApart({ root, parts: { checks: ['check.ts', 'is-blank.ts'] }, loader: 'loader.ts', plugins: [] });
  const outDir = join(root, 'dist');
  const entry = [join(root, 'command.ts')];
  await build({
    config: false,
    silent: true,
    entry,
    outDir,
    format: 'cjs',
    outExtension: () => ({ js: '.cjs' }),
    esbuildPlugins: [plugin],
  });

  const command = createRequire(import.meta.url)(join(outDir, 'command.cjs'));
  expect(command.loaded).toEqual([]);
  expect(command.isProblem('')).toBe(true);
  expect(command.isProblem('a')).toBe(false);
  expect(command.isBlank(' ')).toBe(true);
  expect(command.loaded).toEqual(['checks']);
});

function isClass(value: unknown): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
