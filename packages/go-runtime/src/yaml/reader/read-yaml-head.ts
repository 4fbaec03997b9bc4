import {
  GoPointer,
  type GoStruct,
  type GoType,
  GoTypedMap,
  pointerTo,
  STRING,
  STRING_MAP,
} from '../../reflect/index.ts';
import { coerceToString } from './coerce-to-string.ts';
import { decodeYamlInto } from './decode-yaml.ts';
import { keyText } from './key-text.ts';
import { MAPPING_NODE, SCALAR_NODE } from './node-flags.ts';
import { kindOf, nextOf, resolveNode } from './node-queries.ts';
import { END, type NodeTape, SHIFT, START } from './node-tape.ts';
import type { RawScalar } from './raw-mapping.ts';
import { MAX_DEPTH } from './reject-depth.ts';
import { scalarText } from './scalar-text.ts';
import { withConversion } from './with-conversion.ts';

/** The head of a manifest (Helm: pkg/releaseutil/manifest.go, SimpleHead). What is missing or null is empty. */
export interface YamlHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly annotations: ReadonlyMap<string, string>;
}

/**
 * Reads a manifest's head, as sigs.k8s.io/yaml's Unmarshal into Helm's SimpleHead: scalars become strings (rule N12), keys
 * match in any case. The whole first document is checked, but nothing else of it is built. Throws GoError as decodeYaml,
 * and where the manifest is no map or a field has the wrong type.
 */
export function readYamlHead(text: string): YamlHead {
  const head = withConversion(text, readDirectly);
  return head ?? headOf(decodeYamlInto(text, SIMPLE_HEAD) as GoStruct);
}

const METADATA: GoType = {
  kind: 'struct',
  name: 'struct { Name string "json:\\"name\\""; Annotations map[string]string "json:\\"annotations\\"" }',
  fields: [
    { name: 'Name', type: STRING, json: 'name' },
    { name: 'Annotations', type: STRING_MAP, json: 'annotations' },
  ],
};

const SIMPLE_HEAD: GoType = {
  kind: 'struct',
  name: 'releaseutil.SimpleHead',
  fields: [
    { name: 'Version', type: STRING, json: 'apiVersion' },
    { name: 'Kind', type: STRING, json: 'kind', omitEmpty: true },
    { name: 'Metadata', type: pointerTo(METADATA), json: 'metadata', omitEmpty: true },
  ],
};

function headOf(struct: GoStruct): YamlHead {
  const metadata = struct.fields.get('Metadata');
  const fields = metadata instanceof GoPointer ? metadata.target.fields : undefined;
  const annotations = fields?.get('Annotations');
  return {
    apiVersion: struct.fields.get('Version') as string,
    kind: struct.fields.get('Kind') as string,
    name: (fields?.get('Name') ?? '') as string,
    annotations: annotations instanceof GoTypedMap ? (annotations as Map<string, string>) : NO_ANNOTATIONS,
  };
}

const NO_ANNOTATIONS: ReadonlyMap<string, string> = new Map();
const EMPTY_HEAD: YamlHead = { apiVersion: '', kind: '', name: '', annotations: NO_ANNOTATIONS };

/**
 * Reads the head off the tape. Undefined where that is not plain to see: aliases, tags and merge keys, keys that differ
 * from a field in case, values of the wrong type. Then the long way finds the result or the error.
 */
function readDirectly(tape: NodeTape): YamlHead | undefined {
  if (tape.length === 0) return EMPTY_HEAD;
  if (tape.features !== 0 || tape.depth > MAX_DEPTH) return undefined;
  if (kindOf(tape, 0) !== MAPPING_NODE) return isNull(tape, 0) ? EMPTY_HEAD : undefined;
  const members = findMembers(tape, 0, ['apiVersion', 'kind', 'metadata']);
  const [apiVersion, kind, metadata] = members ?? [];
  const version = stringAt(tape, apiVersion);
  const kindName = stringAt(tape, kind);
  if (members === undefined || version === undefined || kindName === undefined) return undefined;
  if (metadata === undefined || isNull(tape, metadata)) return { ...EMPTY_HEAD, apiVersion: version, kind: kindName };
  if (kindOf(tape, metadata) !== MAPPING_NODE) return undefined;
  const own = findMembers(tape, metadata, ['name', 'annotations']);
  const name = stringAt(tape, own?.[0]);
  const annotations = annotationsAt(tape, own?.[1]);
  if (own === undefined || name === undefined || annotations === undefined) return undefined;
  return { apiVersion: version, kind: kindName, name, annotations };
}

/** The nodes of the values under these keys, the last of several; undefined where a key differs from one in case. */
function findMembers(tape: NodeTape, mapping: number, names: readonly string[]): (number | undefined)[] | undefined {
  const found = new Array<number | undefined>(names.length).fill(undefined);
  const end = nextOf(tape, mapping);
  for (let key = mapping + 1; key < end; ) {
    const value = nextOf(tape, key);
    const length = tape.data[(key << SHIFT) + END]! - tape.data[(key << SHIFT) + START]!;
    for (let i = 0; i < names.length; i++) {
      // Escapes and folded lines only make a key's source longer than its text.
      if (length < names[i]!.length) continue;
      const text = scalarText(tape, key);
      if (text === names[i]) found[i] = value;
      else if (mayFoldTo(text, names[i]!)) return undefined;
    }
    key = nextOf(tape, value);
  }
  return found;
}

/** Whether the texts may be equal but for case. Beyond ASCII it is not decided here. */
function mayFoldTo(text: string, name: string): boolean {
  if (text.length !== name.length) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 && (code | 0x20) !== (name.charCodeAt(i) | 0x20)) return false;
  }
  return true;
}

/** The string that a string field gets; undefined where the node is a collection. */
function stringAt(tape: NodeTape, node: number | undefined): string | undefined {
  if (node === undefined) return '';
  return kindOf(tape, node) === SCALAR_NODE ? (coerceToString(scalarAt(tape, node)) ?? '') : undefined;
}

function annotationsAt(tape: NodeTape, node: number | undefined): ReadonlyMap<string, string> | undefined {
  if (node === undefined || isNull(tape, node)) return NO_ANNOTATIONS;
  if (kindOf(tape, node) !== MAPPING_NODE) return undefined;
  const annotations = new Map<string, string>();
  const end = nextOf(tape, node);
  for (let key = node + 1; key < end; ) {
    const value = nextOf(tape, key);
    const text = stringAt(tape, value);
    const name = keyText(scalarAt(tape, key));
    if (text === undefined || name === undefined) return undefined;
    annotations.set(name, text);
    key = nextOf(tape, value);
  }
  return annotations;
}

function isNull(tape: NodeTape, node: number): boolean {
  return kindOf(tape, node) === SCALAR_NODE && scalarAt(tape, node) === null;
}

function scalarAt(tape: NodeTape, node: number): RawScalar {
  return resolveNode(tape, node, scalarText(tape, node));
}
