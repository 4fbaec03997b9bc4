import { type JsonObject, setField } from '../objects/json.ts';
import { badRequest, unsupportedMediaType } from './status-error.ts';

/**
 * Reads a body in Kubernetes' protobuf encoding, for the few kinds that Helm sends in it: Secrets and ConfigMaps of its
 * releases, and the options of a delete. Throws UnsupportedMediaType for any other.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 */
export function decodeProtobuf(body: Uint8Array): JsonObject {
  if (!MAGIC.every((byte, index) => body[index] === byte)) throw malformed();
  const envelope = readMessage(body.subarray(MAGIC.length), UNKNOWN, 0);
  const { apiVersion, kind } = (envelope.typeMeta ?? {}) as { apiVersion?: string; kind?: string };
  const message = KINDS.get(kind ?? '');
  if (message === undefined || !(envelope.raw instanceof Uint8Array)) {
    throw unsupportedMediaType(
      `the body of the request was in an unknown format - the embedded cluster reads a ${kind ?? 'body'} only as JSON or YAML`,
    );
  }
  return { apiVersion, kind, ...readMessage(envelope.raw, message, 0) };
}

/** `k8s` and a zero. */
const MAGIC = [0x6b, 0x38, 0x73, 0x00];

type FieldType =
  | { readonly kind: 'string' | 'bytes' | 'base64' | 'integer' | 'boolean' | 'time' }
  | { readonly kind: 'message'; readonly fields: Message }
  | { readonly kind: 'map'; readonly value: 'string' | 'base64' };

interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly repeated?: boolean;
}

type Message = ReadonlyMap<number, Field>;

function text(name: string): Field {
  return { name, type: { kind: 'string' } };
}

function flag(name: string): Field {
  return { name, type: { kind: 'boolean' } };
}

function map(name: string, value: 'string' | 'base64' = 'string'): Field {
  return { name, type: { kind: 'map', value } };
}

function nested(name: string, fields: Message, repeated = false): Field {
  return { name, type: { kind: 'message', fields }, repeated };
}

// The numbers are those of the .proto files that Kubernetes publishes with its API types.
const OWNER_REFERENCE: Message = new Map([
  [1, text('kind')],
  [3, text('name')],
  [4, text('uid')],
  [5, text('apiVersion')],
  [6, flag('controller')],
  [7, flag('blockOwnerDeletion')],
]);

const OBJECT_META: Message = new Map<number, Field>([
  [1, text('name')],
  [2, text('generateName')],
  [3, text('namespace')],
  [5, text('uid')],
  [6, text('resourceVersion')],
  [7, { name: 'generation', type: { kind: 'integer' } }],
  [8, { name: 'creationTimestamp', type: { kind: 'time' } }],
  [11, map('labels')],
  [12, map('annotations')],
  [13, nested('ownerReferences', OWNER_REFERENCE, true)],
  [14, { ...text('finalizers'), repeated: true }],
]);

const SECRET: Message = new Map([
  [1, nested('metadata', OBJECT_META)],
  [2, map('data', 'base64')],
  [3, text('type')],
  [4, map('stringData')],
  [5, flag('immutable')],
]);

const CONFIG_MAP: Message = new Map([
  [1, nested('metadata', OBJECT_META)],
  [2, map('data')],
  [3, map('binaryData', 'base64')],
  [4, flag('immutable')],
]);

const DELETE_OPTIONS: Message = new Map<number, Field>([
  [1, { name: 'gracePeriodSeconds', type: { kind: 'integer' } }],
  [
    2,
    nested(
      'preconditions',
      new Map([
        [1, text('uid')],
        [2, text('resourceVersion')],
      ]),
    ),
  ],
  [3, flag('orphanDependents')],
  [4, text('propagationPolicy')],
  [5, { ...text('dryRun'), repeated: true }],
]);

const KINDS: ReadonlyMap<string, Message> = new Map([
  ['Secret', SECRET],
  ['ConfigMap', CONFIG_MAP],
  ['DeleteOptions', DELETE_OPTIONS],
]);

const UNKNOWN: Message = new Map<number, Field>([
  [
    1,
    nested(
      'typeMeta',
      new Map([
        [1, text('apiVersion')],
        [2, text('kind')],
      ]),
    ),
  ],
  [2, { name: 'raw', type: { kind: 'bytes' } }],
]);

const TIME: Message = new Map<number, Field>([[1, { name: 'seconds', type: { kind: 'integer' } }]]);

const MAXIMUM_DEPTH = 20;

function readMessage(bytes: Uint8Array, message: Message, depth: number): JsonObject {
  if (depth > MAXIMUM_DEPTH) throw malformed();
  const out: JsonObject = {};
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint(bytes, at);
    at = tag.next;
    const wire = tag.value % 8;
    const field = message.get(Math.floor(tag.value / 8));
    if (wire === 0) {
      const { value, next } = readVarint(bytes, at);
      at = next;
      if (field?.type.kind === 'integer') out[field.name] = value;
      else if (field?.type.kind === 'boolean') out[field.name] = value !== 0;
    } else if (wire === 2) {
      const { value: length, next } = readVarint(bytes, at);
      at = next + length;
      if (at > bytes.length) throw malformed();
      if (field !== undefined) addField(out, field, bytes.subarray(next, at), depth);
    } else if (wire === 1 || wire === 5) {
      at += wire === 1 ? 8 : 4;
    } else {
      throw malformed();
    }
  }
  return out;
}

function addField(out: JsonObject, { name, type, repeated }: Field, bytes: Uint8Array, depth: number): void {
  if (type.kind === 'map') {
    const entry: Message = new Map<number, Field>([
      [1, text('key')],
      [2, { name: 'value', type: { kind: type.value } }],
    ]);
    const { key = '', value = '' } = readMessage(bytes, entry, depth + 1);
    const held = (out[name] ?? {}) as JsonObject;
    setField(held, String(key), value);
    out[name] = held;
    return;
  }
  const value = readValue(type, bytes, depth);
  if (value === undefined || value === '') return;
  if (repeated === true) out[name] = [...((out[name] ?? []) as unknown[]), value];
  else out[name] = value;
}

function readValue(type: Exclude<FieldType, { kind: 'map' }>, bytes: Uint8Array, depth: number): unknown {
  switch (type.kind) {
    case 'string':
      return Buffer.from(bytes).toString('utf8');
    case 'base64':
      return Buffer.from(bytes).toString('base64');
    case 'bytes':
      return bytes;
    case 'message':
      return readMessage(bytes, type.fields, depth + 1);
    case 'time': {
      const { seconds } = readMessage(bytes, TIME, depth + 1);
      return typeof seconds === 'number' ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : undefined;
    }
    case 'integer':
    case 'boolean':
      throw malformed();
  }
}

/** Numbers beyond what JavaScript counts exactly are refused: no length and no field of these kinds is that large. */
function readVarint(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let factor = 1;
  for (let at = start; at < bytes.length && at < start + 8; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) {
      if (!Number.isSafeInteger(value)) throw malformed();
      return { value, next: at + 1 };
    }
    factor *= 128;
  }
  throw malformed();
}

function malformed(): Error {
  return badRequest('the body of the request is no protobuf of Kubernetes');
}
