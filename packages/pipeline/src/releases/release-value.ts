import {
  GoNil,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  INT,
  int,
  MAP,
  STRING,
  STRING_SLICE,
  sliceOf,
} from '@metachart/go-runtime/reflect';
import type { HookExecution, RecordedHook, ReleaseInfo, ReleaseRecord } from '@metachart/release';
import { normalizeTime } from './recorded-time.ts';
import { userValues } from './recorded-values.ts';

/**
 * A record without its chart as Helm prints it in JSON and YAML: fields in Helm's order, nothing that Helm does not know
 * (Helm: pkg/release). Throws GoError for a time that is none, and as userValues.
 */
export function releaseValue(record: ReleaseRecord): GoStruct {
  const { name, info, manifest = '', hooks, version, namespace } = record;
  return struct(releaseType, {
    Name: name,
    Info: infoValue(info),
    Config: userValues(record) ?? new GoNil(MAP),
    Manifest: manifest,
    Hooks: new GoSlice(sliceOf(hookType), (hooks ?? []).map(hookValue)),
    Version: int(version),
    Namespace: namespace,
  });
}

function infoValue({ first_deployed, last_deployed, deleted, description = '', status, notes = '' }: ReleaseInfo) {
  return struct(infoType, {
    FirstDeployed: normalizeTime(first_deployed),
    LastDeployed: normalizeTime(last_deployed),
    Deleted: normalizeTime(deleted),
    Description: description,
    Status: status,
    Notes: notes,
  });
}

function hookValue(hook: RecordedHook): GoStruct {
  return struct(hookType, {
    Name: hook.name ?? '',
    Kind: hook.kind ?? '',
    Path: hook.path ?? '',
    Manifest: hook.manifest ?? '',
    Events: strings(hook.events),
    LastRun: executionValue(hook.last_run),
    Weight: int(hook.weight ?? 0),
    DeletePolicies: strings(hook.delete_policies),
    OutputLogPolicies: strings(hook.output_log_policies),
  });
}

function executionValue(run: Partial<HookExecution> | undefined): GoStruct {
  return struct(executionType, {
    StartedAt: normalizeTime(run?.started_at),
    CompletedAt: normalizeTime(run?.completed_at),
    Phase: run?.phase ?? '',
  });
}

function strings(items: readonly string[] | undefined): GoValue {
  return new GoSlice(STRING_SLICE, items ?? []);
}

function struct(type: GoType<GoStruct>, fields: Readonly<Record<string, GoValue>>): GoStruct {
  return new GoStruct(type, new Map(Object.entries(fields)));
}

const field = (name: string, json: string, type: GoType = STRING) => ({ name, json, type });
const optional = (name: string, json: string, type: GoType = STRING) => ({ name, json, type, omitEmpty: true });

const infoType: GoType<GoStruct> = {
  kind: 'struct',
  name: 'release.Info',
  fields: [
    field('FirstDeployed', 'first_deployed'),
    field('LastDeployed', 'last_deployed'),
    field('Deleted', 'deleted'),
    optional('Description', 'description'),
    optional('Status', 'status'),
    optional('Notes', 'notes'),
  ],
};

const executionType: GoType<GoStruct> = {
  kind: 'struct',
  name: 'release.HookExecution',
  fields: [field('StartedAt', 'started_at'), field('CompletedAt', 'completed_at'), field('Phase', 'phase')],
};

const hookType: GoType<GoStruct> = {
  kind: 'struct',
  name: 'release.Hook',
  fields: [
    optional('Name', 'name'),
    optional('Kind', 'kind'),
    optional('Path', 'path'),
    optional('Manifest', 'manifest'),
    optional('Events', 'events', STRING_SLICE),
    field('LastRun', 'last_run', executionType),
    optional('Weight', 'weight', INT),
    optional('DeletePolicies', 'delete_policies', STRING_SLICE),
    optional('OutputLogPolicies', 'output_log_policies', STRING_SLICE),
  ],
};

const releaseType: GoType<GoStruct> = {
  kind: 'struct',
  name: 'release.Release',
  fields: [
    optional('Name', 'name'),
    field('Info', 'info', infoType),
    optional('Config', 'config', MAP),
    optional('Manifest', 'manifest'),
    optional('Hooks', 'hooks', sliceOf(hookType)),
    optional('Version', 'version', INT),
    optional('Namespace', 'namespace'),
  ],
};
