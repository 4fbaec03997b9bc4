import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGo, resolveHelm } from '@metachart/go-programs';
import { readChart } from '@metachart/workspace';
import { afterAll, describe, expect, test } from 'vitest';
import { chartFolder, copyAlone, helmTemplate, type Outcome, renderTemplate } from './run-chart.ts';

const { folder, remove } = copyAlone();
afterAll(remove);

/** Values, then for each template a line `+++ TEMPLATE` and what it gives. */
const casesFolder = join(import.meta.dirname, 'cases');
const goldens = readdirSync(casesFolder).flatMap((file) => {
  const [values = '', ...sections] = readFileSync(join(casesFolder, file), 'utf8').split(/^\+\+\+ /m);
  return sections.map((section) => {
    const end = section.indexOf('\n');
    return { file, values, template: section.slice(0, end), expected: section.slice(end + 1) };
  });
});

const redirect = (fields: string): string => `redirector:\n  redirects:\n    - ${fields}\n`;
const refusals = [
  [
    'an unknown type',
    redirect('{type: URL, host: {from: a.example, to: b.example}}'),
    'redirector.redirects[0].type: "URL" is neither host nor url',
  ],
  [
    'no type',
    redirect('{host: {from: a.example, to: b.example}}'),
    'redirector.redirects[0].type is required: host or url',
  ],
  [
    'an unknown key',
    redirect('{type: host, from: a.example}'),
    'redirector.redirects[0]: unknown key "from"; known are type, host and statusCode',
  ],
  ['no host', redirect('{type: host}'), 'redirector.redirects[0].host is required, with from and to'],
  ['no target', redirect('{type: host, host: {from: a.example}}'), 'redirector.redirects[0].host.to is required'],
  [
    'a host in capitals',
    redirect('{type: host, host: {from: A.example, to: b.example}}'),
    '"A.example" is no host name in lower case',
  ],
  [
    'a host that ends its block',
    redirect(`{type: host, host: {from: 'a.example"; } server { #', to: b.example}}`),
    String.raw`"a.example\"; } server { #" is no host name in lower case`,
  ],
  [
    'a host with a line break',
    redirect(String.raw`{type: host, host: {from: "a.example\nb.example", to: b.example}}`),
    String.raw`"a.example\nb.example" is no host name in lower case`,
  ],
  [
    'a wildcard in the middle',
    redirect('{type: host, host: {from: a.*.example, to: b.example}}'),
    '"a.*.example" is no host name in lower case',
  ],
  [
    'a target with its scheme',
    redirect('{type: url, host: {from: a.example, to: "https://b.example"}}'),
    'is no host with an optional path, without https:// before it',
  ],
  [
    'a target that leaves its quotes',
    redirect(`{type: url, host: {from: a.example, to: 'b.example/"; return 200 "'}}`),
    'is no host with an optional path',
  ],
  [
    'a variable for a host',
    redirect('{type: host, host: {from: a.example, to: $host}}'),
    '"$host" is no host with an optional path',
  ],
  [
    'a query behind which the path would come',
    redirect('{type: host, host: {from: a.example, to: "b.example/?q="}}'),
    'is no host with an optional path',
  ],
  [
    'another status',
    redirect('{type: host, host: {from: a.example, to: b.example}, statusCode: 200}'),
    'redirector.redirects[0].statusCode: 200 is none of 301, 302, 303, 307 and 308',
  ],
  [
    'a host twice',
    `${redirect('{type: host, host: {from: a.example, to: b.example}}')}    - {type: url, host: {from: a.example, to: c.example}}\n`,
    'redirector.redirects[1].host.from: a.example is redirected twice',
  ],
] as const;
const configMap = 'templates/redirector/configmap.yaml';

describe('the redirector', () => {
  test.each(goldens)('$file: $template', ({ values, template, expected }) => {
    expect(renderTemplate(folder, template, values)).toEqual({ kind: 'rendered', text: expected });
  });

  test.each(refusals)('%s is refused', (_, values, message) => {
    expect(errorOf(renderTemplate(folder, configMap, values))).toContain(message);
  });

  test('without redirects there is no Ingress, and the pods run', () => {
    expect(renderTemplate(folder, 'templates/redirector/ingress.yaml', '')).toEqual({ kind: 'rendered', text: '' });
    expect(renderTemplate(folder, 'templates/redirector/deployment.yaml', '')).toMatchObject({ text: /./ });
  });

  test('switched off it gives nothing', () => {
    for (const name of ['configmap', 'deployment', 'ingress', 'service']) {
      const text = renderTemplate(folder, `templates/redirector/${name}.yaml`, 'redirector: {enabled: false}');
      expect(text).toEqual({ kind: 'rendered', text: '' });
    }
  });

  test('new redirects start new pods, and nothing else does', () => {
    const checksum = (values: string) =>
      /checksum\/config: (\w+)/.exec(
        textOf(renderTemplate(folder, 'templates/redirector/deployment.yaml', values)),
      )?.[1];
    const one = redirect('{type: host, host: {from: a.example, to: b.example}}');
    expect(checksum(one)).toBe(checksum(`${one}  replicas: 3\n`));
    expect(checksum(one)).not.toBe(checksum(one.replace('b.example', 'c.example')));
  });
});

describe('the chart', () => {
  test('each dependent chart is pinned to one version and has a switch', () => {
    for (const { name, version, condition } of readChart(chartFolder).metadata.dependencies ?? []) {
      expect([name, version, condition]).toEqual([
        name,
        expect.stringMatching(/^v?\d+\.\d+\.\d+[\w.-]*$/),
        expect.stringMatching(/./),
      ]);
    }
  });
});

const go = await findGo();
if (!go && !process.env.HELM)
  process.stderr.write('skipped: mybinder is not rendered by the real Helm, which needs Go\n');

describe.skipIf(!go && !process.env.HELM)('the real Helm', () => {
  test('gives the same, and refuses the same', { timeout: 30 * 60_000 }, async () => {
    const helm = await resolveHelm();
    for (const { values, template, expected } of goldens) {
      expect(helmTemplate(helm, folder, template, values)).toEqual({ kind: 'rendered', text: expected });
    }
    for (const [, values] of refusals) {
      expect(errorOf(helmTemplate(helm, folder, configMap, values))).toBe(
        errorOf(renderTemplate(folder, configMap, values)),
      );
    }
  });

  test('lints it and finds nothing but that dependent charts are fetched later', async () => {
    const text = execFileSync(await resolveHelm(), ['lint', chartFolder], { encoding: 'utf8' });
    expect(text).toMatch('1 chart(s) linted, 0 chart(s) failed');
    expect(text.match(/^\[(ERROR|WARNING|INFO)\].*: (?=chart directory is missing)/gm)).toHaveLength(1);
    expect(text.match(/^\[/gm)).toHaveLength(1);
  });
});

function textOf(outcome: Outcome): string {
  return outcome.kind === 'rendered' ? outcome.text : expect.fail(outcome.error);
}

function errorOf(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.error.trimEnd() : expect.fail(outcome.text);
}
