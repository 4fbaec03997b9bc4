import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program } from '../../programs/lint.ts';

// Texts and codes up to "Further findings" are those of Helm 3.22 on the same charts.

const files: Readonly<Record<string, string>> = {
  'good/Chart.yaml': 'apiVersion: v2\nname: good\nversion: 1.0.0\nicon: https://example.com/icon.png\n',
  'good/values.yaml': 'size: 2000000\nleft: over\n',
  'good/templates/a.yaml': 'kind: ConfigMap\nmetadata:\n  name: a-{{ .Values.size }}\n',
  'plain/Chart.yaml': 'apiVersion: v2\nname: plain\nversion: 1.0.0\n',
  'plain/values.yaml': '',
  'plain/templates/a.yaml': 'kind: ConfigMap\nmetadata: {name: "{{ .Values.name }}"}\n',
  'bad/Chart.yaml': 'apiVersion: v2\nname: bad\n',
  'bad/charts/inner/Chart.yaml': 'apiVersion: v2\nname: inner\nversion: 1.0.0\nicon: https://example.com/icon.png\n',
  'bad/charts/inner/values.yaml': '',
  'told/Chart.yaml': 'apiVersion: v2\nname: told\nversion: 1.0.0\nicon: https://example.com/icon.png\n',
  'told/values.yaml': '',
  'told/templates/a.yaml': '{{ required "name it" .Values.name }}{{ fail "no" }}',
  'user.yaml': 'nmae: x\n',
};

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-command-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  execFileSync('tar', ['czf', 'good.tgz', 'good'], { cwd: root });
});

afterAll(() => rmSync(root, { recursive: true }));

interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Runs the command; paths among the arguments are in the folder of the charts, which is ROOT in what it prints. */
async function lint(...args: readonly string[]): Promise<Run> {
  let out = '';
  let err = '';
  const placed = args.map((arg) => (arg.startsWith('-') && !arg.includes('@') ? arg : arg.replace(/^@?/, `${root}/`)));
  const code = await program(placed, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readInput: () => new Uint8Array(),
    onInterrupt: () => () => {},
    env: {},
  });
  return { out: out.replaceAll(root, 'ROOT'), err: err.replaceAll(root, 'ROOT'), code };
}

test('a chart with a warning does not fail', async () => {
  expect(await lint('good', '--findings=false')).toEqual({
    out: "==> Linting ROOT/good\n[WARNING] templates/a.yaml: object name does not conform to Kubernetes naming requirements: \"a-2e+06\": metadata.name: Invalid value: \"a-2e+06\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\n\n1 chart(s) linted, 0 chart(s) failed\n",
    err: '',
    code: 0,
  });
});

test('what is found beyond Helm stands below its report and does not change it', async () => {
  const { out, code } = await lint('good');
  const { out: helm } = await lint('good', '--findings=false');
  expect(out).toBe(
    [
      `${helm}`,
      '==> Further findings in ROOT/good',
      'ROOT/good/templates/a.yaml:3:14: warning: size is 2000000, but it is printed as 2e+06 [lint/large-number]',
      '    set here: ROOT/good/values.yaml:1:1',
      '    hint: print it with int64, as in {{ .Values.size | int64 }}, or write it in quotes where it is set',
      'ROOT/good/values.yaml:2:1: warning: no template reads left [lint/unread-value]',
      '    hint: remove it, or look for the name that was meant',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('findings of a kind can be left out, of an unknown kind they cannot', async () => {
  const { out } = await lint('good', '--ignore=lint/unread-value,lint/large-number');
  expect(out).not.toContain('Further findings');
  expect(await lint('good', '--ignore=lint/unread-values')).toEqual({
    out: '',
    err: 'Error: invalid argument "lint/unread-values" for "--ignore" flag: there is no such finding\n  hint: did you mean lint/unread-value?\n',
    code: 1,
  });
});

test('findings count as failures when lint is strict', async () => {
  const { err, code } = await lint('told', '--strict', `--values=${root}/user.yaml`);
  expect(err).toBe(
    '[INFO] Missing required value: name it\n[INFO] Fail: no\nError: 1 further finding(s), and lint is strict\n',
  );
  expect(code).toBe(1);
});

test('what templates require or refuse is told and is no failure', async () => {
  expect(await lint('told')).toEqual({
    out: '==> Linting ROOT/told\n\n1 chart(s) linted, 0 chart(s) failed\n',
    err: '[INFO] Missing required value: name it\n[INFO] Fail: no\n',
    code: 0,
  });
});

test('of several charts one failed: the summary is the error', async () => {
  const { out, err, code } = await lint('told', 'bad', 'nowhere', '--findings=false');
  expect(out).toBe(
    [
      '==> Linting ROOT/told',
      '',
      '==> Linting ROOT/bad',
      '[ERROR] Chart.yaml: version is required',
      '[INFO] Chart.yaml: icon is recommended',
      '[INFO] values.yaml: file does not exist',
      '[ERROR] templates/: validation: chart.metadata.version is required',
      '[ERROR] : unable to load chart',
      '\tvalidation: chart.metadata.version is required',
      '',
      '==> Linting ROOT/nowhere',
      'Error unable to check Chart.yaml file in chart: stat ROOT/nowhere/Chart.yaml: no such file or directory',
      '',
      '',
    ].join('\n'),
  );
  expect(err).toContain('Error: 3 chart(s) linted, 2 chart(s) failed\n');
  expect(code).toBe(1);
});

test('quiet leaves out what is only information', async () => {
  expect(await lint('plain', '--set=name=x', '--quiet', '--findings=false')).toEqual({ out: '', err: '', code: 0 });
  const { out } = await lint('told', 'bad', '--quiet', '--findings=false');
  expect(out).toBe(
    [
      '==> Linting ROOT/bad',
      '[ERROR] Chart.yaml: version is required',
      '[ERROR] templates/: validation: chart.metadata.version is required',
      '[ERROR] : unable to load chart',
      '\tvalidation: chart.metadata.version is required',
      '',
      '',
    ].join('\n'),
  );
});

test('with subcharts, what lies in charts/ is examined too', async () => {
  const { out } = await lint('bad', '--with-subcharts', '--findings=false');
  expect(out).toContain('==> Linting ROOT/bad/charts/inner\n\n');
});

test('a packed chart is examined as if it was unpacked', async () => {
  const { out, code } = await lint('good.tgz');
  expect(out).toContain('==> Linting ROOT/good.tgz\n[WARNING] templates/a.yaml: object name');
  expect(out).toContain('ROOT/good.tgz/values.yaml:2:1: warning: no template reads left [lint/unread-value]');
  expect(code).toBe(0);
});

test('an archive that is none', async () => {
  writeFileSync(join(root, 'none.tgz'), 'text');
  const { out, err, code } = await lint('none.tgz');
  expect(out).toBe('==> Linting ROOT/none.tgz\nError unable to extract tarball: unexpected EOF\n\n');
  expect(err).toBe('Error: 1 chart(s) linted, 1 chart(s) failed\n');
  expect(code).toBe(1);
});

test('as JSON, messages and findings are data', async () => {
  const { out } = await lint('good', '--output=json');
  const report = JSON.parse(out);
  expect(report).toMatchObject({ linted: 1, failed: 0, charts: [{ path: 'ROOT/good', failed: false }] });
  expect(report.charts[0].messages).toMatchObject([{ severity: 'warning', path: 'templates/a.yaml' }]);
  expect(report.charts[0].findings[1]).toEqual({
    code: 'lint/unread-value',
    severity: 'warning',
    message: 'no template reads left',
    span: { file: 'ROOT/good/values.yaml', start: { line: 2, column: 1 }, end: { line: 2, column: 5 } },
    hint: 'remove it, or look for the name that was meant',
  });
});

test.each([
  ['--output=yaml', 'Error: invalid argument "yaml" for "--output" flag: must be text or json\n'],
  ['--kube-version=x', 'Error: invalid kube version \'x\': could not parse "x" as version\n'],
  ['--set=a=1,b', 'Error: failed parsing --set data: key "b" has no value\n'],
])('%s is refused', async (flag, err) => {
  expect(await lint('good', flag)).toEqual({ out: '', err, code: 1 });
});
