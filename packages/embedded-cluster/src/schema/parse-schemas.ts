import { ANY, type ListIdentity, type MapSchema, type ScalarSchema, type Schema } from './schema.ts';

/**
 * The definitions of a text as described at BUILTIN_SCHEMAS, by name. A definition is read when it is first asked for; one
 * that names itself is a cycle of objects.
 */
export function parseSchemas(text: string): (name: string) => MapSchema | undefined {
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    const name = line.slice(0, line.indexOf(' '));
    if (name !== '') lines.set(name.replace('!', ''), line);
  }
  const known = new Map<string, MapSchema>();
  function define(name: string): MapSchema | undefined {
    const found = known.get(name);
    if (found !== undefined) return found;
    const line = lines.get(name);
    if (line === undefined) return undefined;
    const [head = '', ...fieldTexts] = line.split(' ');
    const fields = new Map<string, Schema>();
    const schema: MapSchema = {
      kind: 'map',
      name: name.slice(name.lastIndexOf('.') + 1),
      fields,
      ...(fieldTexts.includes('...') ? { element: ANY } : {}),
      atomic: head.endsWith('!'),
    };
    known.set(name, schema);
    for (const fieldText of fieldTexts) {
      const colon = fieldText.indexOf(':');
      if (colon > 0) fields.set(fieldText.slice(0, colon), parseType(fieldText.slice(colon + 1), define));
    }
    return schema;
  }
  return define;
}

function parseType(text: string, define: (name: string) => MapSchema | undefined): Schema {
  const scalar = SCALARS.get(text);
  if (scalar !== undefined) return scalar;
  if (text.startsWith('+')) {
    const list = parseType(text.slice(1), define);
    return list.kind === 'list' ? { ...list, kept: true } : list;
  }
  if (text === '*') return ANY;
  if (text.startsWith('!{}')) {
    return { kind: 'map', fields: new Map(), element: parseType(text.slice(3), define), atomic: true };
  }
  if (text.startsWith('{}')) {
    return { kind: 'map', fields: new Map(), element: parseType(text.slice(2), define), atomic: false };
  }
  if (text.startsWith('[')) {
    const end = text.indexOf(']');
    return {
      kind: 'list',
      element: parseType(text.slice(end + 1), define),
      identity: parseIdentity(text.slice(1, end)),
    };
  }
  return define(text) ?? ANY;
}

function parseIdentity(text: string): ListIdentity {
  if (text === '') return { kind: 'atomic' };
  if (text === 'set') return { kind: 'set' };
  const keys = text.split(',').map((key) => {
    const [field = '', fallback] = key.split('=');
    return fallback === undefined ? { field } : { field, fallback };
  });
  return { kind: 'keys', keys };
}

const SCALARS = new Map<string, ScalarSchema>([
  ['s', { kind: 'scalar', type: 'string' }],
  ['y', { kind: 'scalar', type: 'bytes' }],
  ['l', { kind: 'scalar', type: 'long' }],
  ['i', { kind: 'scalar', type: 'integer' }],
  ['b', { kind: 'scalar', type: 'boolean' }],
  ['q', { kind: 'scalar', type: 'quantity' }],
]);
