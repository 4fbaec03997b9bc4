import type { GoValue } from '@metachart/go-runtime/reflect';
import { encodeYaml } from '@metachart/go-runtime/yaml';
import type { FieldChange, JsonValue } from '@metachart/release';
import { diffLines } from './diff-lines.ts';

/** One field of a plan as lines of text: short values on one line, long ones as a diff. */
export function formatChange({ path, kind, before, after, redacted }: FieldChange): readonly string[] {
  if (redacted) return [`${path}: ${kind} (redacted)`];
  if (kind === 'reordered') return [`${path}: reordered`, `  - ${short(before)}`, `  + ${short(after)}`];
  const sign = signs[kind];
  const value = kind === 'added' ? after : before;
  if (isShort(before) && isShort(after)) {
    if (kind === 'changed') return [`${path}: ${short(before)} -> ${short(after)}`];
    return [`${sign} ${path}: ${short(value)}`];
  }
  if (kind === 'changed') return [`${path}:`, ...diffLines(linesOf(before), linesOf(after)).map((line) => `  ${line}`)];
  return [`${sign} ${path}:`, ...linesOf(value).map((line) => `${sign}   ${line}`)];
}

const signs = { added: '+', removed: '-', changed: '~' };

function isShort(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return !value.includes('\n');
  if (typeof value !== 'object' || value === null) return true;
  return Array.isArray(value) ? value.every((item) => typeof item !== 'object') : Object.keys(value).length === 0;
}

function short(value: JsonValue | undefined): string {
  return escapeControls(JSON.stringify(value) ?? '');
}

/** A text by its lines, everything else as YAML. */
function linesOf(value: JsonValue | undefined): readonly string[] {
  const text = typeof value === 'string' ? value : encodeYaml(toGoValue(value ?? null));
  return text.replace(/\n$/, '').split('\n').map(escapeControls);
}

function toGoValue(value: JsonValue): GoValue {
  if (Array.isArray(value)) return value.map(toGoValue);
  if (typeof value !== 'object' || value === null) return value as string | number | boolean | null;
  return new Map(Object.entries(value).map(([key, item]) => [key, toGoValue(item)]));
}

/** A text of the cluster cannot steer the terminal. */
export function escapeControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
