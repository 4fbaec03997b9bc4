import { execFile } from 'node:child_process';
import type { CorpusCase } from '../corpus/load-cases.ts';

/** What one `template` run gave. A run that was ended for time has the status `timeout`. */
export interface TemplateRun {
  readonly status: 'rendered' | 'refused' | 'timeout';
  readonly stdout: string;
  /** The text after `Error: ` on standard error, where the run was refused. */
  readonly error: string;
}

const deadline = 120_000;

/** Runs `PROGRAM template release-name CHART` for a case, as an operator would, in UTC and with no cluster in reach. */
export function runTemplate(program: string, testCase: CorpusCase): Promise<TemplateRun> {
  const values = testCase.valuesFile === undefined ? [] : ['--values', testCase.valuesFile];
  const args = ['template', 'release-name', testCase.chart, '--namespace', 'default', ...values];
  const env = { ...process.env, TZ: 'UTC', KUBECONFIG: '/dev/null', HELM_DEBUG: '' };
  return new Promise((resolve) => {
    const options = { env, encoding: 'latin1', timeout: deadline, maxBuffer: 1 << 30 } as const;
    execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) return resolve({ status: 'rendered', stdout, error: '' });
      const text = Buffer.from(stderr, 'latin1').toString('utf8');
      const at = text.search(/^Error: /m);
      resolve({
        status: error.killed ? 'timeout' : 'refused',
        stdout,
        error: at < 0 ? text.trim() : text.slice(at + 'Error: '.length).trim(),
      });
    });
  });
}
