import { DiagnosticError } from '@metachart/diagnostics';
import { GoStruct, type GoType, STRING } from '@metachart/go-runtime/reflect';
import { formatTime } from '@metachart/go-runtime/time';
import { describeRelease, type ListReleasesOptions, listReleases, type ReleaseDescription } from '@metachart/pipeline';
import type { EnvironmentBundle } from '@metachart/workspace';
import { type FlagValues, formatFlags, parseFlags } from '../../flags/index.ts';
import { systemLocation } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { formatTable } from './format-table.ts';
import { listFlags } from './list-flags.ts';
import { type OpenReleases, withReleases } from './open-releases.ts';
import { printOutput } from './print-output.ts';
import { wantedStatuses } from './wanted-statuses.ts';

/** `metachart list`: the releases of a namespace, as `helm list` prints them (Helm: cmd/helm/list.go). */
export async function runList(args: readonly string[], terminal: Terminal): Promise<void> {
  const { flags, positional, help } = parseFlags(listFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(listFlags)}`);
    return;
  }
  if (positional.length > 0) {
    throw new DiagnosticError('command/invalid-arguments', {
      message: '"metachart list" accepts no arguments\n\nUsage:  metachart list [flags]',
    });
  }
  checkListFlags(flags);
  await withReleases(flags, terminal, async (opened) => {
    const records = await listReleases(opened.cluster, { ...placesOf(flags, opened), ...selectionOf(flags) });
    if (flags.short) {
      const names = records.map(({ name }) => name);
      printOutput(
        flags.output,
        { table: () => names.map((name) => `${name}\n`).join(''), value: () => names },
        terminal,
      );
      return;
    }
    const local = systemLocation();
    const rows = records.map((record) => rowOf(describeRelease(record, { local }), flags.timeFormat));
    printOutput(
      flags.output,
      {
        table: () => `${formatTable([...(flags.noHeaders ? [] : [headers]), ...rows])}\n`,
        value: () => rows.map(elementOf),
      },
      terminal,
    );
  });
}

function checkListFlags({ allNamespaces, env, offset }: FlagValues<typeof listFlags>): void {
  if (allNamespaces && env !== '') {
    throw new DiagnosticError('command/invalid-flag', {
      message:
        '--all-namespaces and --env cannot be given together: the environment names the namespaces of its releases',
    });
  }
  if (offset < 0n) throw new DiagnosticError('command/invalid-flag', { message: '--offset must not be negative' });
}

function placesOf({ allNamespaces }: FlagValues<typeof listFlags>, { namespace, bundle }: OpenReleases) {
  if (bundle !== undefined) return placesOfEnvironment(bundle);
  return allNamespaces ? {} : { namespaces: [namespace] };
}

function placesOfEnvironment({ releases }: EnvironmentBundle): ListReleasesOptions {
  const own = new Set(releases.map(({ name, namespace }) => `${namespace}/${name}`));
  return {
    namespaces: releases.map(({ namespace }) => namespace),
    accepts: (name, namespace) => own.has(`${namespace}/${name}`),
  };
}

function selectionOf(flags: FlagValues<typeof listFlags>): ListReleasesOptions {
  return {
    filter: flags.filter,
    selector: flags.selector,
    statuses: wantedStatuses(flags),
    sortBy: flags.date ? 'date' : 'name',
    reverse: flags.reverse,
    max: Number(flags.max),
    offset: Number(flags.offset),
  };
}

const headers = ['NAME', 'NAMESPACE', 'REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION'];

type Row = readonly [string, string, string, string, string, string, string];

/** Without a format a time is printed as Go's Time.String does. */
function rowOf({ updated, ...release }: ReleaseDescription, timeFormat: string): Row {
  const time =
    updated === undefined ? '-' : formatTime(updated, timeFormat || '2006-01-02 15:04:05.999999999 -0700 MST');
  const { name, namespace, revision, status, chart, appVersion } = release;
  return [name, namespace, String(revision), time, status, chart, appVersion];
}

const elementType: GoType<GoStruct> = {
  kind: 'struct',
  name: 'main.releaseElement',
  fields: [
    ['Name', 'name'],
    ['Namespace', 'namespace'],
    ['Revision', 'revision'],
    ['Updated', 'updated'],
    ['Status', 'status'],
    ['Chart', 'chart'],
    ['AppVersion', 'app_version'],
  ].map(([name, json]) => ({ name: name!, json: json!, type: STRING })),
};

function elementOf(row: Row): GoStruct {
  return new GoStruct(elementType, new Map(elementType.fields!.map(({ name }, at) => [name, row[at]!])));
}

const usage = `Lists the releases of a namespace, as "helm list" does.

Usage:
  metachart list [flags]
`;
