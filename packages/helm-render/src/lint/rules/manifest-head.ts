import { GoPointer, type GoStruct, type GoType, type GoValue, pointerTo, STRING } from '@metachart/go-runtime/reflect';
import { decodeYamlInto } from '@metachart/go-runtime/yaml';

/** What lint looks at in a rendered object (Helm: pkg/lint/rules/template.go, K8sYamlStruct). */
export interface ManifestHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * Reads the head of one YAML document, undefined where the document is empty or null. Scalars become strings (rule N12).
 * Throws GoError with Helm's text for what is no YAML, no map, or has a field of the wrong type.
 */
export function readManifestHead(text: string): ManifestHead | undefined {
  const value = decodeYamlInto(text, pointerTo(HEAD));
  if (!(value instanceof GoPointer)) return undefined;
  const { fields } = value.target;
  const metadata = fields.get('Metadata') as GoStruct;
  return {
    apiVersion: fields.get('APIVersion') as string,
    kind: fields.get('Kind') as string,
    name: metadata.fields.get('Name') as string,
  };
}

/**
 * The head in a decoded JSON value, or in `problem` the text of encoding/json for the first value of the wrong type: here
 * a number is no string.
 */
export function headOfJson(value: GoValue): { readonly head?: ManifestHead; readonly problem?: string } {
  if (value === null) return {};
  if (!(value instanceof Map)) {
    return { problem: `json: cannot unmarshal ${jsonKind(value)} into Go value of type ${HEAD.name}` };
  }
  const texts = { apiversion: '', kind: '', name: '', namespace: '' };
  const problems: string[] = [];
  const take = (owner: Map<string, GoValue>, names: Readonly<Record<string, string>>, place: string): void => {
    for (const [key, inner] of owner) {
      const folded = key.toLowerCase();
      const field = Object.hasOwn(names, folded) ? names[folded]! : undefined;
      if (field === undefined || inner === null) continue;
      if (typeof inner === 'string') texts[folded as keyof typeof texts] = inner;
      else problems.push(mismatch(inner, `${place}.${field}`, STRING));
    }
  };
  for (const [key, inner] of value) {
    if (key.toLowerCase() !== 'metadata') take(new Map([[key, inner]]), TOP_FIELDS, 'K8sYamlStruct');
    else if (inner instanceof Map) take(inner, METADATA_FIELDS, 'k8sYamlMetadata.Metadata');
    else if (inner !== null) problems.push(mismatch(inner, 'K8sYamlStruct.Metadata', METADATA));
  }
  if (problems.length > 0) return { problem: problems[0]! };
  return { head: { apiVersion: texts.apiversion, kind: texts.kind, name: texts.name } };
}

const METADATA: GoType = {
  kind: 'struct',
  name: 'rules.k8sYamlMetadata',
  fields: [
    { name: 'Namespace', type: STRING },
    { name: 'Name', type: STRING },
  ],
};

const HEAD: GoType = {
  kind: 'struct',
  name: 'rules.K8sYamlStruct',
  fields: [
    { name: 'APIVersion', type: STRING, json: 'apiVersion' },
    { name: 'Kind', type: STRING },
    { name: 'Metadata', type: METADATA },
  ],
};

/** Names in JSON as error texts have them, by their lower-case form. */
const TOP_FIELDS = { apiversion: 'apiVersion', kind: 'Kind' };
const METADATA_FIELDS = { name: 'Name', namespace: 'Namespace' };

function mismatch(value: GoValue, place: string, type: GoType): string {
  return `json: cannot unmarshal ${jsonKind(value)} into Go struct field ${place} of type ${type.name}`;
}

function jsonKind(value: GoValue): string {
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
