import { arrayAt, isJsonObject, type JsonObject, stringAt } from '../objects/json.ts';
import { decodeFieldSet, encodeFieldSet, type FieldSet, isEmptyFieldSet } from './field-set.ts';

/** Who owns which fields: one entry of `metadata.managedFields`. */
export interface Manager {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time: string | undefined;
  readonly fields: FieldSet;
}

export type ManagerIdentity = Pick<Manager, 'name' | 'operation' | 'apiVersion' | 'subresource'>;

/** Managers by identity. The version is part of an updater's identity and not of an applier's. */
export type Managers = ReadonlyMap<string, Manager>;

export function identityKey({ name, operation, apiVersion, subresource }: ManagerIdentity): string {
  return JSON.stringify([name, operation, operation === 'Apply' ? '' : apiVersion, subresource]);
}

/** The entries of an object; undefined where one of them is malformed. */
export function decodeManagers(metadata: unknown): Managers | undefined {
  const managers = new Map<string, Manager>();
  for (const entry of arrayAt(metadata, 'managedFields')) {
    const operation = stringAt(entry, 'operation');
    const apiVersion = stringAt(entry, 'apiVersion') ?? '';
    if ((operation !== 'Apply' && operation !== 'Update') || apiVersion === '') return undefined;
    if (!isJsonObject(entry) || entry.fieldsType !== 'FieldsV1') return undefined;
    const fields = decodeFieldSet(entry.fieldsV1 ?? {});
    if (fields === undefined) return undefined;
    const manager: Manager = {
      name: stringAt(entry, 'manager') ?? '',
      operation,
      apiVersion,
      subresource: stringAt(entry, 'subresource') ?? '',
      time: stringAt(entry, 'time'),
      fields,
    };
    managers.set(identityKey(manager), manager);
  }
  return managers;
}

/** The entries as the server orders them: by operation, time, name, version, subresource. Undefined where there are none. */
export function encodeManagers(managers: Managers): JsonObject[] | undefined {
  const entries = [...managers.values()].filter((manager) => !isEmptyFieldSet(manager.fields));
  if (entries.length === 0) return undefined;
  return entries.sort(compareManagers).map((manager) => ({
    manager: manager.name,
    operation: manager.operation,
    apiVersion: manager.apiVersion,
    ...(manager.time === undefined ? {} : { time: manager.time }),
    fieldsType: 'FieldsV1',
    fieldsV1: encodeFieldSet(manager.fields),
    ...(manager.subresource === '' ? {} : { subresource: manager.subresource }),
  }));
}

function compareManagers(left: Manager, right: Manager): number {
  return (
    compareTexts(left.operation, right.operation) ||
    compareTexts(left.time ?? '', right.time ?? '') ||
    compareTexts(left.name, right.name) ||
    compareTexts(left.apiVersion, right.apiVersion) ||
    compareTexts(left.subresource, right.subresource)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
