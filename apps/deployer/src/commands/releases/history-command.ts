import { GoStruct, type GoType, INT, int, STRING } from '@metachart/go-runtime/reflect';
import { describeRelease, normalizeTime, type ReleaseDescription, readHistory } from '@metachart/pipeline';
import type { ReleaseRecord } from '@metachart/release';
import { formatFlags, integerFlag, parseFlags } from '../../flags/index.ts';
import { systemLocation } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { chooseRelease, oneRelease } from './choose-release.ts';
import { formatTable } from './format-table.ts';
import { withReleases } from './open-releases.ts';
import { printOutput } from './print-output.ts';
import { outputFlag, releaseFlags } from './release-flags.ts';
import { noTime, shortTime } from './short-time.ts';

const historyFlags = {
  ...releaseFlags,
  max: integerFlag('max', { usage: 'how many revisions at most', initial: 256n }),
  output: outputFlag,
};

/** `metachart history RELEASE`: its revisions, as `helm history` prints them (Helm: cmd/helm/history.go). */
export async function runHistory(args: readonly string[], terminal: Terminal): Promise<void> {
  const { flags, positional, help } = parseFlags(historyFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(historyFlags)}`);
    return;
  }
  const name = oneRelease('history', positional, flags);
  await withReleases(flags, terminal, async (opened) => {
    const records = await readHistory(opened.cluster, chooseRelease(name, opened));
    const shown = flags.max > 0n ? records.slice(-Number(flags.max)) : [];
    const local = systemLocation();
    printOutput(
      flags.output,
      {
        table: () => `${formatTable([headers, ...shown.map((record) => rowOf(describeRelease(record, { local })))])}\n`,
        value: () => shown.map((record) => elementOf(record, describeRelease(record, { local }))),
      },
      terminal,
    );
  });
}

const headers = ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', 'DESCRIPTION'];

function rowOf(release: ReleaseDescription): readonly string[] {
  const { revision, updated, status, chart, appVersion, description } = release;
  return [
    String(revision),
    updated === undefined ? noTime : shortTime(updated),
    status,
    chart,
    appVersion,
    description,
  ];
}

const elementType: GoType<GoStruct> = {
  kind: 'struct',
  name: 'main.releaseInfo',
  fields: [
    { name: 'Revision', json: 'revision', type: INT },
    { name: 'Updated', json: 'updated', type: STRING },
    { name: 'Status', json: 'status', type: STRING },
    { name: 'Chart', json: 'chart', type: STRING },
    { name: 'AppVersion', json: 'app_version', type: STRING },
    { name: 'Description', json: 'description', type: STRING },
  ],
};

function elementOf({ info }: ReleaseRecord, release: ReleaseDescription): GoStruct {
  const { revision, status, chart, appVersion, description } = release;
  return new GoStruct(
    elementType,
    new Map(
      Object.entries({
        Revision: int(revision),
        Updated: normalizeTime(info.last_deployed),
        Status: status,
        Chart: chart,
        AppVersion: appVersion,
        Description: description,
      }),
    ),
  );
}

const usage = `Prints the revisions of a release, as "helm history" does.

Usage:
  metachart history RELEASE [flags]
  metachart history --env ENV [RELEASE] [flags]
`;
