import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { buildReleaseSecret, parseReleaseSecret } from '@metachart/release';
import { testClusterDeadline } from '@metachart/test-cluster';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StartedCluster } from './clusters.ts';
import { connectedCluster } from './connected-cluster.ts';
import { environmentFiles, type Files } from './environment-files.ts';
import { makeFolder, type Outcome, runMetachart } from './run-metachart.ts';

/** The same releases, read by both programs, on any cluster. */
export function describeReadingReleases(
  name: string,
  { start, helm }: { readonly start: () => Promise<StartedCluster>; readonly helm: () => Promise<string> },
): void {
  describe(`releases on ${name} are told as Helm tells them`, () => {
    const connected = connectedCluster(start);
    let helmPath: string;
    let root: string;
    /** Release names are looked for in all namespaces of a cluster that others use too. */
    const prefix = `r${process.pid}`;
    const theirs = `${prefix}-theirs`;
    const ours = `${prefix}-ours`;
    const place = () => ['--kubeconfig', connected.started.kubeconfigPath, '--kube-context', connected.started.context];

    async function runHelm(args: readonly string[], { zone = 'UTC' } = {}): Promise<Outcome> {
      return new Promise((resolve) => {
        const env = { ...process.env, TZ: zone };
        execFile(helmPath, [...args, ...place()], { env, timeout: 120_000 }, (error, out, err) => {
          resolve({ code: error === null ? 0 : Number(error.code), out, err });
        });
      });
    }

    const folders: string[] = [];
    function keptFolder(files: Readonly<Record<string, string>>): string {
      const folder = makeFolder(files);
      folders.push(folder);
      return folder;
    }

    async function deploy(values: string): Promise<Outcome> {
      const folder = keptFolder({ ...environment(), 'environments/test/values.yaml': values });
      return runMetachart(['deploy', 'test', '--root', folder, '--timeout', '60s']);
    }

    const environment = (): Files => ({
      ...environmentFiles(connected.started, [
        { name: `${prefix}-web`, namespace: ours },
        { name: `${prefix}-second`, namespace: ours },
      ]),
      ...chart,
    });

    beforeAll(async () => {
      helmPath = await helm();
      root = keptFolder(environment());
      const inTheirs = ['-n', theirs, '--create-namespace'];
      const succeed = async (args: readonly string[], options = {}) => {
        const { code, err } = await runHelm(args, options);
        expect({ args, code, err }).toMatchObject({ code: 0 });
      };
      await succeed(['install', `${prefix}-app`, `${root}/web`, '--set', 'a=1,list={x,<y>},f=1.5', ...inTheirs]);
      await succeed(['upgrade', `${prefix}-app`, `${root}/web`, '--labels', 'team=shop', '-n', theirs]);
      await succeed(['test', `${prefix}-app`, '-n', theirs]);
      await nextSecond();
      await succeed(['install', `${prefix}-far`, `${root}/web`, ...inTheirs], { zone: 'Asia/Kolkata' });
      await succeed(['rollback', `${prefix}-far`, '1', '-n', theirs], { zone: 'Asia/Kolkata' });
      await nextSecond();
      const failed = ['upgrade', `${prefix}-far`, `${root}/web`, '--set', 'suffix=_', '-n', theirs];
      expect(await runHelm(failed)).toMatchObject({ code: 1 });
      await nextSecond();
      await succeed(['install', `${prefix}-gone`, `${root}/web`, '--description', 'für eine Weile 你好', ...inTheirs]);
      await succeed(['uninstall', `${prefix}-gone`, '--keep-history', '-n', theirs]);
      await nextSecond();
      await succeed(['install', `${prefix}-bare`, `${root}/bare`, ...inTheirs]);
      expect(await deploy('a: one\nhtml: "<b> & c"\n')).toMatchObject({ code: 0, err: '' });
      expect(await deploy('a: two\ndeep: {list: [1, 2.50, 1e30, null]}\n')).toMatchObject({ code: 0, err: '' });
      expect(await deploy('suffix: _\n')).toMatchObject({ code: 1 });
      const last = { apiVersion: 'v1', kind: 'Secret', namespace: theirs };
      const secret = (await connected.cluster.get({ ...last, name: `sh.helm.release.v1.${prefix}-bare.v1` }))!;
      const record = parseReleaseSecret(secret);
      const pending = {
        ...record,
        version: 2,
        info: {
          ...record.info,
          status: 'pending-upgrade' as const,
          description: 'first line\nsecond',
          last_deployed: '',
        },
      };
      await connected.cluster.create(buildReleaseSecret(pending, { createdAt: 1 }));
    }, testClusterDeadline);
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true });
    });

    /** What both print, where our name stands for Helm's. */
    async function compare(args: readonly string[], { zone = 'UTC' } = {}): Promise<Outcome> {
      const theirs = await runHelm(args, { zone });
      const before = process.env.TZ;
      process.env.TZ = zone;
      const { code, out, err } = await runMetachart([...args, ...place()]).finally(() => {
        process.env.TZ = before;
      });
      expect({ code, out, err: err.replaceAll('metachart', 'helm') }).toEqual(theirs);
      return theirs;
    }

    const named = (text: string): readonly string[] =>
      text.split(' ').map((word) => word.replace('THEIRS', theirs).replace('OURS', ours).replace('R-', `${prefix}-`));

    const formats = ['', ' -o json', ' --output=yaml'];
    const lists = [
      '-n THEIRS',
      '-n OURS',
      '-A -f ^R-',
      '-A -f ^R- -r',
      '-n THEIRS -a',
      '-n THEIRS -aq',
      '-n THEIRS -a -d',
      '-n THEIRS -a -dr',
      '-n THEIRS -a --no-headers',
      '-n THEIRS --deployed',
      '-n THEIRS --failed',
      '-n THEIRS --pending',
      '-n THEIRS --superseded',
      '-n THEIRS --superseded --deployed',
      '-n THEIRS --uninstalled',
      '-n THEIRS --uninstalled --failed',
      '-n THEIRS --uninstalling',
      '-n OURS --superseded',
      '-n THEIRS -a -m 2',
      '-n THEIRS -a -m 2 --offset 1',
      '-n THEIRS -a --offset 9',
      '-n THEIRS -a --max=0',
      '-n THEIRS -a --max=-1',
      '-n THEIRS -a -l team=shop',
      '-n THEIRS -a -l team!=shop',
      '-n THEIRS -a -l team',
      '-n THEIRS -a -l !team,owner=helm',
      '-n THEIRS -a -l name',
      '-n THEIRS -a -l version>1',
      '-n THEIRS -a -l version<2',
      '-n THEIRS -a -l team=',
      '-n THEIRS --filter app|far',
      '-n THEIRS --filter nothing',
      '-n none-such',
      '-n none-such -q',
      '-n none-such --no-headers',
      '-n none-such -l =',
      '-n THEIRS --time-format 2006-01-02T15:04Z0700',
    ];

    test.each(lists.flatMap((args) => formats.map((format) => `list ${args}${format}`)))('%s', async (line) => {
      const { code } = await compare(named(line));
      expect(code).toBe(0);
    });

    const revisions = [
      ...['R-app', 'R-far', 'R-gone', 'R-bare'].map((release) => `${release} -n THEIRS`),
      'R-web -n OURS',
      'R-second -n OURS',
    ];

    test.each(
      revisions.flatMap((release) => [
        ...formats.flatMap((format) => [
          `history ${release}${format}`,
          `history ${release} --max 1${format}`,
          `status ${release}${format}`,
          `get values ${release}${format}`,
          `get values ${release} --all${format}`,
        ]),
        `history ${release} --max 0`,
        `history ${release} --max=-3 -o json`,
        `status ${release} --show-desc`,
        ...['all', 'hooks', 'manifest', 'notes'].map((part) => `get ${part} ${release}`),
        ...['status', 'get all', 'get values', 'get manifest'].map((command) => `${command} ${release} --revision 1`),
      ]),
    )('%s', async (line) => {
      const { code } = await compare(named(line));
      expect(code).toBe(0);
    });

    test.each(
      ['list -n THEIRS -a', 'list -n THEIRS -a -o json', 'history R-far -n THEIRS', 'status R-far -n THEIRS'].flatMap(
        (line) => ['Asia/Kolkata', 'Europe/Berlin', 'America/New_York'].map((zone) => [line, zone] as const),
      ),
    )('%s in %s', async (line, zone) => {
      await compare(named(line), { zone });
    });

    test.each([
      'list extra',
      'ls extra',
      'list -o xml',
      'list --max many',
      'list --no-such-flag',
      'list -n THEIRS -f (',
      'list -n THEIRS -l =',
      'list -n THEIRS -l a==b=c',
      'list -n THEIRS -l a,',
      'list -n THEIRS -l a=b!',
      'list -n THEIRS -l !',
      'history',
      'hist',
      'history R-app R-far',
      'history R-none -n THEIRS',
      'history No_Name -n THEIRS',
      'status',
      'status R-none -n THEIRS',
      'status R-app -n none-such',
      'status R-app -n THEIRS --revision 7',
      'status No_Name -n THEIRS',
      'status R-app -n THEIRS -o name',
      ...['values', 'manifest', 'hooks', 'notes', 'all'].flatMap((part) => [
        `get ${part}`,
        `get ${part} a b`,
        `get ${part} R-none -n THEIRS`,
        `get ${part} R-app -n THEIRS --revision 9`,
        `get ${part} R-app -n THEIRS --revision x`,
        `get ${part} No_Name -n THEIRS`,
      ]),
    ])('%s is refused', async (line) => {
      const { code } = await compare(named(line));
      expect(code).toBe(1);
    });

    test('an environment stands for its release and namespace', async () => {
      const env = ['--env', 'test', '--root', root];
      const list = await runMetachart(['list', ...env, '-a', '-q']);
      expect(list).toEqual({ code: 0, out: `${prefix}-second\n${prefix}-web\n`, err: '' });
      const { out } = await runHelm(['history', `${prefix}-web`, '-n', ours]);
      expect(await runMetachart(['history', `${prefix}-web`, ...env])).toEqual({ code: 0, out, err: '' });
      expect((await runMetachart(['status', ...env])).err).toBe(
        `Error: environment test has several releases: name one\n  hint: there are: ${prefix}-web, ${prefix}-second\n`,
      );
      expect((await runMetachart(['status', 'other', ...env])).err).toMatch(
        'Error: environment test has no release "other"\n',
      );
    });
  });
}

/** Releases of one second have no order of their own in Helm's list by date. */
async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1000);
  while (Math.floor(Date.now() / 1000) === second) await delay(1000 - (Date.now() % 1000));
}

const chart = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\nappVersion: "2.0"\n',
  'web/values.yaml': 'a: default\nnested: {b: true}\n',
  'web/templates/NOTES.txt': '\nHello {{ .Release.Name }}.\n\n',
  'web/templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}{{ .Values.suffix }}
data:
  a: {{ .Values.a | quote }}
`,
  'web/templates/test.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-test
  annotations:
    helm.sh/hook: test
    helm.sh/hook-weight: "5"
    helm.sh/hook-delete-policy: before-hook-creation
`,
  'web/templates/prepare.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-prepare
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-1"
`,
  'bare/Chart.yaml': 'apiVersion: v2\nname: bare\nversion: 1.2.3+build\n',
};
