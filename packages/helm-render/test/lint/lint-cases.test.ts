import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeUserValues, loadChart, selectChartFiles } from '@metachart/chart-composer';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { type ChartFolder, defaultCapabilities, formatLintMessage, lintChart } from '../../src/index.ts';
import { readCase } from './case-file.ts';
import { testFuncs } from './test-funcs.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(fixtures)
  .filter((name) => name.endsWith('.case'))
  .map((name) => readCase(readFileSync(join(fixtures, name), 'utf8')));

// The answers are those of Helm 3.22 (answer-cases.ts).
test.each(cases.map((each) => [each.title, each] as const))('%s', (_, { files, flags, answer }) => {
  const option = (name: string) =>
    flags.filter((flag) => flag.startsWith(`--${name}=`)).map((flag) => flag.slice(name.length + 3));
  const messages = lintChart(folderOf(files), {
    values: composeUserValues({ set: option('set') }),
    namespace: 'default',
    capabilities: defaultCapabilities({ ...option('kube-version').map((kubeVersion) => ({ kubeVersion }))[0] }),
    skipSchemaValidation: flags.includes('--skip-schema-validation'),
    funcs: testFuncs,
    onLog: () => {},
  });
  expect(messages.map((message) => `${formatLintMessage(message)}\n`).join('')).toBe(answer);
});

function folderOf(files: ReadonlyMap<string, string>): ChartFolder {
  return {
    path: 'CHART',
    stat: (name) => {
      if (files.has(name)) return 'file';
      return [...files.keys()].some((file) => file.startsWith(`${name}/`)) ? 'directory' : 'missing';
    },
    read: (name) => {
      const text = files.get(name);
      if (text === undefined) throw new GoError(`open CHART/${name}: no such file or directory`);
      return text;
    },
    load: () => loadChart(selectChartFiles([...files].map(([name, text]) => ({ name, data: bytesOf(text) })))),
  };
}
