import { type JsonField, jsonFieldsOf } from '../../json/json-fields.ts';
import type { GoType } from '../../reflect/index.ts';
import { foldName } from './fold-name.ts';

/** The field that a JSON key stands for: the one of just this name, else the first that differs in case only. */
export function findField(type: GoType, key: string): JsonField | undefined {
  const fields = jsonFieldsOf(type);
  const exact = fields.find((field) => field.name === key);
  if (exact !== undefined) return exact;
  const folded = foldName(key);
  // Folding keeps the length.
  return fields.find(({ name }) => name.length === key.length && foldName(name) === folded);
}
