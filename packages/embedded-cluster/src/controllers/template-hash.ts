import { createHash } from 'node:crypto';
import { NAME_CHARACTERS } from '../name-characters.ts';
import { isJsonObject } from '../objects/json.ts';

const LENGTH = 10;

/** A name for what a template says, in the letters that the real controllers use; the value is not theirs. */
export function templateHash(template: unknown): string {
  const digest = createHash('sha256').update(canonical(template)).digest();
  let text = '';
  for (const byte of digest.subarray(0, LENGTH)) text += NAME_CHARACTERS[byte % NAME_CHARACTERS.length];
  return text;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value) ?? 'null';
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(value[field])}`).join(',')}}`;
}
