import { findGo } from '@metachart/go-programs';
import type { KubeObject } from '@metachart/kube-model';
import {
  buildReleaseSecret,
  completeRelease,
  failRelease,
  type JsonObject,
  parseReleaseSecret,
  type ReleaseRecord,
  supersedeRelease,
} from '@metachart/release';
import { beforeAll, describe, expect, test } from 'vitest';
import { type HelmView, type Oracle, openOracle } from './release-oracle.ts';
import { type Files, moment, startOf } from './start-of.ts';

const go = await findGo();
if (!go) process.stderr.write('skipped: release records read and written by Helm, which need Go\n');

const plainFiles: Files = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'values.yaml': 'replicas: 1\n',
  'templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata: {replicas: {{ .Values.replicas | quote }}}\n',
};

/** A chart with everything that a record can hold. */
const umbrellaFiles: Files = {
  'Chart.yaml': [
    'apiVersion: v2',
    'name: web',
    'version: 1.2.3+build.1',
    'appVersion: "4"',
    'description: "a <b> & c"',
    'kubeVersion: ">=1.20.0-0"',
    'keywords: [a, b]',
    'sources: [https://example.com/a]',
    'maintainers: [{name: A, email: a@example.com}]',
    'annotations: {a: b}',
    'dependencies:',
    '- {name: db, version: 1.x.x, repository: "", condition: db.enabled, tags: [store], import-values: [settings]}',
    '- {name: db, version: 1.0.0, repository: "https://example.com", alias: cache}',
    '- {name: off, version: 1.0.0, repository: "", condition: off.enabled}',
    '',
  ].join('\n'),
  'Chart.lock':
    'dependencies:\n- {name: db, repository: "", version: 1.0.0}\ndigest: sha256:00\ngenerated: "2024-01-02T03:04:05.100000000+01:00"\n',
  'values.yaml':
    'replicas: 1\nbig: 12345678\nhuge: 12345678901234567890\nratio: 1.50\nempty: {}\nnothing: null\nlist: [1, {a: 2}]\n10: ten\n9: nine\noff: {enabled: false}\ncache: {size: 7}\n',
  'values.schema.json': '{"type": "object", "properties": {"replicas": {"type": "integer"}}}',
  'README.md': '# Web \u{1f680}\n',
  'files/binary': Uint8Array.from({ length: 256 }, (_, index) => index),
  'crds/w.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ws.x}\n',
  'templates/NOTES.txt': 'Revision {{ .Release.Revision }} of {{ .Release.Name }}\n',
  'templates/_helpers.tpl': '{{ define "x" }}x{{ end }}',
  'templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  all: {{ .Values | toJson | quote }}\n  sign: "<&>"\n',
  'templates/deployment.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
  'templates/tests/test.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: test\n  annotations:\n    helm.sh/hook: test\n    helm.sh/hook-weight: "-5"\n    helm.sh/hook-delete-policy: hook-succeeded, before-hook-creation\n    helm.sh/hook-output-log-policy: hook-failed\n',
  'templates/tests/second.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: second\n  annotations: {helm.sh/hook: "test,post-delete"}\n',
  'charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.0.0\n',
  'charts/db/values.yaml': 'size: 1\nexports: {settings: {port: 5432}}\ndrop: me\n',
  'charts/db/templates/db.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Chart.Name }}-{{ .Values.size }}\n',
  'charts/off/Chart.yaml': 'apiVersion: v2\nname: off\nversion: 1.0.0\n',
  'charts/off/values.yaml': 'x: 1\n',
};
const noTemplates: Files = { 'Chart.yaml': 'apiVersion: v1\nname: web\nversion: 0.1.0\n' };

const charts: [string, Files][] = [
  ['a plain chart', plainFiles],
  ['a chart with everything', umbrellaFiles],
  ['a chart with nothing', noTemplates],
];

describe.skipIf(!go)('records and Helm', { timeout: 20 * 60_000 }, () => {
  let oracle: Oracle;
  beforeAll(async () => {
    oracle = await openOracle();
  }, 20 * 60_000);

  const values = { replicas: 2, db: { drop: null, name: 'ä <&>' } };

  test.each(charts)('Helm reads our history of %s as we wrote it', async (_, files) => {
    const records = deployThrice(files, values);
    const view = await oracle.read(records.map((record) => buildReleaseSecret(record, { createdAt: 1_700_000_000 })));
    expect(view.history.map(({ release }) => withoutZeroTimes(release))).toEqual(records.map(asHelmSees));
    expect(view).toMatchObject({ last: 3, deployed: 3 });
    expect(view.listed).toEqual(['app v1 superseded', 'app v2 failed', 'app v3 deployed']);
  });

  test.each(charts)('what Helm records of %s is what we record', async (_, files) => {
    const written = await oracle.write(
      [
        { do: 'install', values },
        { do: 'upgrade', values, fail: 'timed out' },
        { do: 'upgrade', values },
      ],
      { files },
    );
    expect(written.errors).toEqual(['timed out']);
    const theirs = written.secrets.map(parseReleaseSecret).sort((a, b) => a.version - b.version);
    expect(theirs.map((record) => withoutTimes(withoutZeroTimes(asHelmSees(record))))).toEqual(
      deployThrice(files, values).map((record) => withoutTimes(asHelmSees(record))),
    );
    const view = await oracle.read(written.secrets);
    const ours = await oracle.read(
      deployThrice(files, values).map((record) => buildReleaseSecret(record, { createdAt: 0 })),
    );
    expect(ours.history.map(({ allValues }) => allValues)).toEqual(view.history.map(({ allValues }) => allValues));
  });

  test('a history that Helm wrote passes through us without loss', async () => {
    const steps = ['install', 'upgrade', 'rollback', 'upgrade', 'uninstall'] as const;
    const labels = { team: 'web' };
    const written = await oracle.write(
      steps.map((step) => ({ do: step, values })),
      { files: umbrellaFiles, labels },
    );
    const again = written.secrets.map((secret) => rewritten(secret));
    const view = await oracle.read(written.secrets);
    expect(view.history).toHaveLength(4);
    expect(view.history.every((entry) => entry.labels.team === 'web')).toBe(true);
    expect(withoutModifiedAt(await oracle.read(again))).toEqual(withoutModifiedAt(view));
  });

  test('an upgrade of ours continues a history of Helm', async () => {
    const written = await oracle.write([{ do: 'install' }], { files: plainFiles, labels: { team: 'web' } });
    const [first] = written.secrets.map(parseReleaseSecret);
    const second = completeRelease(startOf({ files: plainFiles, values: {}, history: [first!], now: moment(0) }));
    const view = await oracle.read([
      buildReleaseSecret(supersedeRelease(first!), { modifiedAt: 1 }),
      buildReleaseSecret(second, { createdAt: 1 }),
    ]);
    expect(view).toMatchObject({ last: 2, deployed: 2, listed: ['app v1 superseded', 'app v2 deployed'] });
    expect(view.history[1]?.labels.team).toBe('web');
    expect(second.info.first_deployed).toBe(first!.info.first_deployed);
  });

  test('Helm reads a record without templates and files, and its values are complete', async () => {
    const record = completeRelease(startOf({ files: umbrellaFiles, values: { replicas: 2 }, now: moment(0) }));
    const slim = { ...record, chart: { ...record.chart, templates: null, files: null } };
    const [whole, short] = await Promise.all(
      [record, slim].map((each) => oracle.read([buildReleaseSecret(each, { createdAt: 0 })])),
    );
    expect(short!.history[0]?.allValues).toEqual(whole!.history[0]?.allValues);
    expect(short!.history[0]?.allValues).toMatchObject({ db: { size: 1 }, cache: { size: 7 }, port: 5432 });
  });
});

/** Installs, fails to upgrade, upgrades. */
function deployThrice(files: Files, values: JsonObject): ReleaseRecord[] {
  const deploy = { files, values };
  const first = completeRelease(startOf({ ...deploy, now: moment(0, 123_456_789) }));
  const second = failRelease(startOf({ ...deploy, history: [first], now: moment(60) }), 'timed out');
  const third = completeRelease(startOf({ ...deploy, history: [first, second], now: moment(120) }));
  return [supersedeRelease(first), second, third];
}

/** Helm 3 knows no way of applying, and has labels elsewhere. */
function asHelmSees({ labels: _, apply_method: __, ...record }: ReleaseRecord): JsonObject {
  return JSON.parse(JSON.stringify(record)) as JsonObject;
}

/** Helm 3 writes a time that is none as an empty text. */
function withoutZeroTimes(release: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(release), (key, value) =>
    value === '' && ['deleted', 'started_at', 'completed_at'].includes(key) ? undefined : value,
  ) as JsonObject;
}

function withoutTimes(release: JsonObject): JsonObject {
  const { first_deployed: _, last_deployed: __, ...info } = release.info as JsonObject;
  return { ...release, info };
}

function rewritten(secret: KubeObject): KubeObject {
  return { ...buildReleaseSecret(parseReleaseSecret(secret), { modifiedAt: 1_700_000_000 }) };
}

function withoutModifiedAt(view: HelmView): HelmView {
  const history = view.history.map((entry) => {
    const { modifiedAt: _, ...labels } = entry.labels;
    return { ...entry, labels };
  });
  return { ...view, history };
}
