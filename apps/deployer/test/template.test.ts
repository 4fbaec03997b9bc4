import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chartOf, folderOf, runMetachart } from './run-metachart.ts';

const advice = '\n\nUse --debug flag to render out invalid YAML';
const document = (path: string, text: string) => `---\n# Source: web/${path}\n${text}\n`;

const job = 'kind: Job\nmetadata: {name: j, annotations: {helm.sh/hook: post-install}}';
const testHook = 'kind: Pod\nmetadata: {name: t, annotations: {helm.sh/hook: test}}';

test('O1: prints manifests, then hooks', async () => {
  const chart = chartOf({ 'templates/a.yaml': 'kind: A', 'templates/j.yaml': job, 'templates/t.yaml': testHook });
  expect(await runMetachart(['template', 'app', chart])).toEqual({
    code: 0,
    out:
      document('templates/a.yaml', 'kind: A') +
      document('templates/t.yaml', testHook) +
      document('templates/j.yaml', job),
    err: '',
  });
  const { out } = await runMetachart(['template', chart, '--skip-tests']);
  expect(out).toBe(document('templates/a.yaml', 'kind: A') + document('templates/j.yaml', job));
  expect((await runMetachart(['template', chart, '--no-hooks'])).out).toBe(document('templates/a.yaml', 'kind: A'));
});

test('O1: only hooks leave an empty line before them, and nothing is an empty line', async () => {
  const hooks = chartOf({ 'templates/j.yaml': job });
  expect((await runMetachart(['template', hooks])).out).toBe(`\n${document('templates/j.yaml', job)}`);
  expect((await runMetachart(['template', chartOf({})])).out).toBe('\n');
});

test('L9, L10: values by kind of flag, whatever their order on the command line', async () => {
  const chart = chartOf({ 'values.yaml': 'a: chart\nb: chart\n', 'templates/a.yaml': 'a: {{ .Values | toJson }}' });
  const folder = folderOf({ 'one.yaml': 'a: one\nf: 1\n', 'two.yaml': 'f: 2\n', 'text.txt': 'from a file' });
  const args = [
    '--set-literal=l=1,2',
    '--set-file',
    `t=${folder}/text.txt`,
    '--set-string',
    's=1',
    '--set',
    'n=1,a=set',
    '--set-json',
    'j=[1.5]',
    `-f=${folder}/one.yaml,${folder}/two.yaml`,
    '-f',
    '-',
  ];
  const { out } = await runMetachart(['template', ...args, chart], { input: 'g: input' });
  expect(JSON.parse(out.slice(out.indexOf('a: {') + 3))).toEqual({
    a: 'set',
    b: 'chart',
    f: 2,
    g: 'input',
    j: [1.5],
    l: '1,2',
    n: 1,
    s: '1',
    t: 'from a file',
  });
});

test('the namespace is that of the flag, of HELM_NAMESPACE, of the kubeconfig, or default', async () => {
  const chart = chartOf({ 'templates/a.yaml': 'ns: {{ .Release.Namespace }}' });
  const config = (name: string) =>
    `current-context: c\ncontexts: [{name: c, context: {cluster: k, namespace: ${name}}}, {name: d, context: {cluster: k}}]\nclusters: [{name: k, cluster: {server: https://x}}]\n`;
  const folder = folderOf({ one: config('one'), two: config('two'), broken: 'a: [' });
  const namespaceOf = async (args: readonly string[], env: Record<string, string>) =>
    (await runMetachart([...args, 'template', chart], { env })).out.split('ns: ')[1]!.trim();
  const KUBECONFIG = `${folder}/none:${folder}/one:${folder}/two`;
  expect(await namespaceOf(['-n', 'flag'], { HELM_NAMESPACE: 'env', KUBECONFIG })).toBe('flag');
  expect(await namespaceOf([], { HELM_NAMESPACE: 'env', KUBECONFIG })).toBe('env');
  expect(await namespaceOf([], { KUBECONFIG })).toBe('one');
  expect(await namespaceOf(['--kubeconfig', `${folder}/two`], { KUBECONFIG })).toBe('two');
  expect(await namespaceOf(['--kube-context', 'd'], { KUBECONFIG })).toBe('default');
  expect(await namespaceOf([], { KUBECONFIG: `${folder}/broken` })).toBe('default');
});

test('the release is called release-name, by NAME, or by a template', async () => {
  const chart = chartOf({ 'templates/a.yaml': 'name: {{ .Release.Name }}' });
  const nameOf = async (...args: string[]) =>
    (await runMetachart(['template', ...args])).out.split('name: ')[1]!.trim();
  expect(await nameOf(chart)).toBe('release-name');
  expect(await nameOf(chart, '--generate-name')).toBe('release-name');
  expect(await nameOf('app', chart)).toBe('app');
  expect(await nameOf(chart, '--name-template', 'a-{{ "B" | lower }}')).toBe('a-b');
});

test('capabilities come from flags', async () => {
  const chart = chartOf({
    'templates/a.yaml':
      'a: {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has "b/v1" }} {{ .Release.IsUpgrade }}',
  });
  const { out } = await runMetachart(['template', chart, '--kube-version', '1.30', '-a', 'a/v1,b/v1', '--is-upgrade']);
  expect(out).toBe(document('templates/a.yaml', 'a: 30 true true'));
});

test('O4: --include-crds puts them first', async () => {
  const chart = chartOf({ 'crds/c.yaml': 'kind: C\n', 'templates/a.yaml': 'kind: A' });
  expect((await runMetachart(['template', chart])).out).toBe(document('templates/a.yaml', 'kind: A'));
  expect((await runMetachart(['template', chart, '--include-crds'])).out).toBe(
    document('crds/c.yaml', 'kind: C\n') + document('templates/a.yaml', 'kind: A'),
  );
});

test('O7: --show-only selects by path, in the order of the flags, with patterns', async () => {
  const chart = chartOf({
    'templates/a.yaml': 'kind: A',
    'templates/b.yaml': 'kind: B\n---\nkind: C',
    'templates/j.yaml': job,
  });
  const shown = async (...args: string[]) => (await runMetachart(['template', chart, ...args])).out;
  expect(await shown('-s', 'templates/b.yaml', '--show-only=templates/a.yaml')).toBe(
    document('templates/b.yaml', 'kind: B') +
      document('templates/b.yaml', 'kind: C') +
      document('templates/a.yaml', 'kind: A'),
  );
  expect(await shown('-s', 'templates/[aj]*')).toBe(
    document('templates/a.yaml', 'kind: A') + document('templates/j.yaml', job),
  );
  expect(await runMetachart(['template', chart, '-s', 'templates/no.yaml'])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^Error: could not find template templates\/no.yaml in chart\n/),
  });
});

test('--output-dir writes a file for each template and says so', async () => {
  const chart = chartOf({
    'templates/a.yaml': 'kind: B\n---\nkind: A',
    'templates/j.yaml': job,
    'crds/c.yaml': 'kind: C',
  });
  const folder = folderOf({});
  const args = ['template', 'app', chart, '--output-dir', folder, '--release-name', '--include-crds'];
  const paths = ['web/crds/c.yaml', 'app/web/templates/a.yaml', 'app/web/templates/a.yaml', 'app/web/templates/j.yaml'];
  expect((await runMetachart(args)).out).toBe(`${paths.map((path) => `wrote ${folder}/${path}\n`).join('')}\n`);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('app/web/templates/a.yaml')).toBe(
    document('templates/a.yaml', 'kind: A') + document('templates/a.yaml', 'kind: B'),
  );
  expect(read('web/crds/c.yaml')).toBe(document('crds/c.yaml', 'kind: C'));
  expect(read('app/web/templates/j.yaml')).toBe(document('templates/j.yaml', job));
});

test('a post renderer gets the manifests without hooks, with its arguments in any order', async () => {
  const chart = chartOf({ 'templates/a.yaml': 'kind: A', 'templates/j.yaml': job });
  const folder = folderOf({
    render: '#!/bin/sh\necho "$1 $2"; tr a-z A-Z\n',
    refuse: '#!/bin/sh\necho why >&2; exit 3\n',
  });
  for (const name of ['render', 'refuse']) chmodSync(join(folder, name), 0o755);
  const rendered = ['--post-renderer-args', 'x', `--post-renderer=${folder}/render`, '--post-renderer-args', 'y z'];
  expect((await runMetachart(['template', chart, ...rendered])).out).toBe(
    `x y z\n---\n# SOURCE: WEB/TEMPLATES/A.YAML\nKIND: A\n${document('templates/j.yaml', job)}`,
  );
  expect(await runMetachart(['template', chart, '--post-renderer', `${folder}/refuse`])).toEqual({
    code: 1,
    out: '',
    err: `Error: error while running post render on files: error while running command ${folder}/refuse. error output:\nwhy\n: exit status 3${advice}\n`,
  });
});

test('a failure is one line after Error:, with the advice of Helm where rendering had begun', async () => {
  const invalid = chartOf({ 'templates/a.yaml': 'a: 1\n---\n- x', 'templates/j.yaml': job });
  const message =
    'YAML parse error on web/templates/a.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type releaseutil.SimpleHead';
  expect(await runMetachart(['template', invalid])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(`Error: ${message}${advice}\n`),
  });
  const debug = await runMetachart(['template', invalid, '--debug']);
  expect(debug.out).toBe(document('templates/a.yaml', 'a: 1\n---\n- x') + document('templates/j.yaml', job));
  expect(debug.err).toContain(`Error: ${message}\n`);
  expect(debug.code).toBe(1);
});

test('a failing template tells the calls that led there and what was not set', async () => {
  const chart = chartOf({
    'values.yaml': 'image: {tag: x}\n',
    'templates/a.yaml': '{{ include "i" . }}{{ define "i" }}{{ .Values.imag.tag }}{{ end }}',
  });
  const { err } = await runMetachart(['template', chart]);
  expect(err).toContain('nil pointer evaluating interface {}.tag');
  expect(err).toContain('  function include called in "web/templates/a.yaml" (web/templates/a.yaml:1:4)\n');
  expect(err).toContain('did you mean image?');
});

test('O6: warnings go to standard error and do not stop', async () => {
  const chart = chartOf({
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\ndeprecated: true\n',
    'values.yaml': 'a: {b: {c: 1}}\n',
    'templates/j.yaml': 'kind: Job\nmetadata: {annotations: {helm.sh/hook: nonsense}}',
  });
  expect(await runMetachart(['template', chart, '--set', 'a.b=1'])).toEqual({
    code: 0,
    out: '\n',
    err: 'WARNING: This chart is deprecated\nwarning: cannot overwrite table with non table for web.a.b (map[c:1])\nwarning: skipping unknown hook: "nonsense"\n',
  });
});

test.each([
  [
    ['template'],
    '"metachart template" requires at least 1 argument\n\nUsage:  metachart template [NAME] [CHART] [flags]',
  ],
  [['template', 'a', 'b', 'c', 'd'], 'expected at most two arguments, unexpected arguments: c, d'],
  [['template', 'a', 'b', '-g'], 'cannot set --generate-name and also specify a name'],
  [['template', 'a', 'b', '--name-template=x'], 'cannot set --name-template and also specify a name'],
  [['template', './no'], 'path "./no" not found'],
  [['template', 'no'], 'non-absolute URLs should be in form of repo_name/path_to_chart, got: no'],
  [['template', '.', '--kube-version', 'x'], `invalid kube version 'x': could not parse "x" as version`],
  [
    ['template', '.', '--dry-run=x'],
    'Invalid dry-run flag. Flag must one of the following: false, true, none, client, server',
  ],
  [
    ['template', '.', '--post-renderer', 'no-such-program'],
    'invalid argument "no-such-program" for "--post-renderer" flag: unable to find binary at no-such-program: exec: "no-such-program": executable file not found in $PATH',
  ],
  [
    ['tmplate'],
    `unknown command "tmplate" for "metachart"\n\nDid you mean this?\n\ttemplate\n\nRun 'metachart --help' for usage.`,
  ],
])('%j is refused', async (args, message) => {
  const { code, out, err } = await runMetachart(args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.startsWith(`Error: ${message}\n`)).toBe(true);
});

test.each([
  [['--validate'], 'command/needs-cluster', '--validate'],
  [['--dry-run=server'], 'command/needs-cluster', '--dry-run=server'],
  [['--dependency-update'], 'command/flag-not-supported', '--dependency-update'],
])('%j needs what template does without, and says so', async (flags, _, named) => {
  const { code, err } = await runMetachart(['template', '.', ...flags]);
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^Error: ${named} is not supported.*\n  hint: `));
});

test('flags that change nothing are accepted', async () => {
  const chart = chartOf({ 'templates/a.yaml': 'kind: A' });
  const flags = [
    '--disable-openapi-validation',
    '--create-namespace',
    '--skip-crds',
    '--wait',
    '--timeout=5m',
    '-l',
    'a=b',
  ];
  expect((await runMetachart(['template', chart, ...flags])).out).toBe(document('templates/a.yaml', 'kind: A'));
});

test('help names the flags, and asking for it is no failure', async () => {
  const { code, out } = await runMetachart(['template', '--help']);
  expect(code).toBe(0);
  expect(out).toContain('  -s, --show-only stringArray');
  expect((await runMetachart([])).out).toContain('template    render a chart');
});
