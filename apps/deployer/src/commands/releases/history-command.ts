import { GoStruct, type GoType, INT, int, STRING } from '@metachart/go-runtime/reflect';
import { localLocation } from '@metachart/go-runtime/time';
import { describeRelease, normalizeTime, readHistory } from '@metachart/pipeline';
import type { ReleaseRecord } from '@metachart/release';
import { formatFlags, integerFlag, parseFlags } from '../../flags/index.ts';
import { systemEnvironment } from '../../system-environment.ts';
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
    printOutput(
      flags.output,
      {
        table: () => `${formatTable([headers, ...shown.map(rowOf)])}\n`,
        value: () => shown.map(elementOf),
      },
      terminal,
    );
  });
}

const headers = ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', 'DESCRIPTION'];

function rowOf(record: ReleaseRecord): readonly string[] {
  const { revision, updated, status, chart, appVersion, description } = describe(record);
  return [
    String(revision),
    updated === undefined ? noTime : shortTime(updated),
    status,
    chart,
    appVersion,
    description,
  ];
}

function describe(record: ReleaseRecord) {
  return describeRelease(record, { local: localLocation(systemEnvironment().localZone) });
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

function elementOf(record: ReleaseRecord): GoStruct {
  const { revision, status, chart, appVersion, description } = describe(record);
  return new GoStruct(
    elementType,
    new Map(
      Object.entries({
        Revision: int(revision),
        Updated: normalizeTime(record.info.last_deployed),
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
