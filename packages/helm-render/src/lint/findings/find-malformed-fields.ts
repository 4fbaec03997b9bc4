import type { SourceSpan } from '@metachart/diagnostics';
import type { YamlNode, YamlScalar } from '@metachart/go-runtime/yaml';
import type { Finding, FindingCode } from './finding.ts';
import { isAddress, isCidr, isPortName, isPortNumber, isQuantity } from './kube-scalars.ts';
import { podTemplateOf } from './pod-templates.ts';
import type { RenderedObject } from './rendered-object.ts';
import { type FieldKind, type FieldTable, objectFields, podFields } from './well-known-fields.ts';
import { entriesOf, itemsOf, valueAt } from './yaml-query.ts';

/** Finds the place in the template of a line (1-based) in what the object's template printed. */
export type LocateLine = (object: RenderedObject, line: number) => SourceSpan;

/** Ports, quantities, addresses and CIDRs of rendered objects that are none, in the fields where Kubernetes wants one. */
export function findMalformedFields(objects: readonly RenderedObject[], locate: LocateLine): Finding[] {
  const findings: Finding[] = [];
  for (const object of objects) {
    for (const field of fieldsOf(object).take(MAX_FIELDS)) {
      const problem = problemOf(field);
      if (problem === undefined) continue;
      findings.push({
        code: codes[field.kind],
        severity: 'warning',
        message: `${object.kind} ${object.name}: ${field.path} is ${problem}`,
        span: locate(object, object.lineOffset + field.node.range.start.line),
        hint: hints[field.kind],
      });
    }
  }
  return findings;
}

/** Aliases can make an object much larger than its text. */
const MAX_FIELDS = 20_000;

const codes: Readonly<Record<FieldKind, FindingCode>> = {
  port: 'lint/malformed-port',
  'optional-port': 'lint/malformed-port',
  'port-or-name': 'lint/malformed-port',
  'optional-port-or-name': 'lint/malformed-port',
  quantity: 'lint/malformed-quantity',
  address: 'lint/malformed-address',
  cidr: 'lint/malformed-address',
};

const nameHint =
  'write a number without quotes, or the name of a port: up to 15 lower-case letters, digits and hyphens';

const hints: Readonly<Record<FieldKind, string>> = {
  port: 'write a number from 1 to 65535, without quotes',
  'optional-port': 'write a number from 1 to 65535, without quotes',
  'port-or-name': nameHint,
  'optional-port-or-name': nameHint,
  quantity: 'write a quantity such as 500m, 2 or 1.5Gi',
  address: 'write an address such as 10.0.0.1 or 2001:db8::1',
  cidr: 'write a network such as 10.0.0.0/8 or 2001:db8::/32',
};

interface Field {
  readonly path: string;
  readonly kind: FieldKind;
  readonly node: YamlScalar;
}

function* fieldsOf(object: RenderedObject): Generator<Field> {
  const slash = object.apiVersion.indexOf('/');
  const key = `${slash === -1 ? '' : object.apiVersion.slice(0, slash)}/${object.kind}`;
  if (Object.hasOwn(objectFields, key)) yield* findFields(object.node, objectFields[key]!);
  const template = podTemplateOf(object);
  if (template !== undefined) yield* findFields(template, podFields);
}

function* findFields(root: YamlNode, table: FieldTable): Generator<Field> {
  for (const [pattern, kind] of Object.entries(table)) {
    for (const { path, node } of follow({ path: '', node: root }, pattern.split('.'))) {
      if (node.kind === 'scalar') yield { path, kind, node };
    }
  }
}

interface PlacedNode {
  readonly path: string;
  readonly node: YamlNode;
}

function* follow(place: PlacedNode, pattern: readonly string[]): Generator<PlacedNode> {
  const [step, ...rest] = pattern;
  if (step === undefined) {
    yield place;
  } else if (step === '*') {
    for (const [name, node] of entriesOf(place.node)) yield* follow({ path: join(place.path, name), node }, rest);
  } else if (step.endsWith('[]')) {
    const name = step.slice(0, -2);
    for (const [index, node] of itemsOf(valueAt(place.node, name)).entries()) {
      yield* follow({ path: join(place.path, `${name}[${index}]`), node }, rest);
    }
  } else {
    const node = valueAt(place.node, step);
    if (node !== undefined) yield* follow({ path: join(place.path, step), node }, rest);
  }
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

/** What the field is instead, undefined where it is as it should be. */
function problemOf({ kind, node }: Field): string | undefined {
  const { value, text } = node;
  const shown = JSON.stringify(text);
  switch (kind) {
    case 'port':
    case 'optional-port':
      if (value === null) return kind === 'port' ? 'empty, not a port' : undefined;
      if (typeof value === 'string') return `the text ${shown}, not a number`;
      if (typeof value !== 'number') return `${text}, not a port`;
      return isPortNumber(value) || (kind === 'optional-port' && value === 0) ? undefined : `${text}, not a port`;
    case 'optional-port-or-name':
      if (value === 0 || value === '') return undefined;
      return problemOf({ path: '', kind: 'port-or-name', node });
    case 'port-or-name':
      if (value === null) return undefined;
      if (typeof value === 'number') return isPortNumber(value) ? undefined : `${text}, not a port`;
      if (typeof value === 'string' && isPortName(value)) return undefined;
      return typeof value === 'string' && /^\d+$/.test(value)
        ? `the text ${shown}, neither a number nor a name`
        : `${shown}, not a port or its name`;
    case 'quantity':
      if (value === null || typeof value === 'number') return undefined;
      return typeof value === 'string' && isQuantity(value) ? undefined : `${shown}, not a quantity`;
    case 'address':
      if (value === null || value === '' || value === 'None') return undefined;
      return typeof value === 'string' && isAddress(value) ? undefined : `${shown}, not an address`;
    case 'cidr':
      return typeof value === 'string' && isCidr(value.trim()) ? undefined : `${shown}, not a CIDR`;
  }
}
