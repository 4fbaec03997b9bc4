import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCase } from './case-file.ts';

/**
 * Has the real Helm answer the cases in fixtures/, and writes the answers into them:
 *
 *     node answer-cases.ts PATH_OF_HELM
 */
const [helm] = process.argv.slice(2);
if (helm === undefined) throw new Error('usage: answer-cases.ts PATH_OF_HELM');

const fixtures = join(import.meta.dirname, 'fixtures');
for (const name of readdirSync(fixtures).filter((file) => file.endsWith('.case'))) {
  const path = join(fixtures, name);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text.split(/^\+\+\+\n/m)[0]}+++\n${answerOf(text, helm)}`);
}

function answerOf(text: string, program: string): string {
  const { files, flags } = readCase(text);
  const root = mkdtempSync(join(tmpdir(), 'lint-case-'));
  const chart = join(root, 'chart');
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(chart, name)), { recursive: true });
      writeFileSync(join(chart, name), content);
    }
    const { stdout } = spawnSync(program, ['lint', 'chart', ...flags], { cwd: root, encoding: 'utf8' });
    return stdout
      .replaceAll(chart, 'CHART')
      .replace(/^==> Linting chart\n/, '')
      .replace(/\n(?:\d+ chart\(s\) linted.*\n)?$/, '');
  } finally {
    rmSync(root, { recursive: true });
  }
}
