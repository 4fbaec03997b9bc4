import { Buffer } from 'node:buffer';
import type { KubeObject } from '@metachart/kube-model';
import type { JsonValue } from '../record/release-record.ts';

/** What stands in the place of a value of a Secret, whatever its length. */
export const redactedText = '[redacted]';

export interface Redactor {
  readonly text: (text: string) => string;
  readonly value: (value: JsonValue) => JsonValue;
}

/**
 * Takes the data of these Secrets out of texts and values, wherever it stands in them: as it is, in base64, escaped as in
 * JSON, and single lines that are long tokens, as those of a key. Values of fewer than 4 characters, which stand in any
 * text, are taken out where they are all of it.
 */
export function createRedactor(secrets: readonly KubeObject[]): Redactor {
  const all = new Set(secrets.flatMap(secretTexts));
  all.delete('');
  const parts = [...all].filter((text) => text.length >= minLength).sort((a, b) => b.length - a.length);

  function redactText(text: string): string {
    if (all.has(text)) return redactedText;
    let result = text;
    for (const part of parts) {
      if (part.length <= result.length && result.includes(part)) result = result.replaceAll(part, () => redactedText);
    }
    return result;
  }

  function redactValue(value: JsonValue): JsonValue {
    if (typeof value === 'string') return redactText(value);
    if (typeof value === 'number')
      return String(value).length >= minLength && all.has(String(value)) ? redactedText : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(redactValue);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [redactText(key), redactValue(item)]));
  }

  return { text: redactText, value: redactValue };
}

const minLength = 4;

function secretTexts({ data, stringData }: KubeObject): readonly string[] {
  const encoded = stringsOf(data);
  const plain = [...encoded.map((text) => Buffer.from(text, 'base64').toString('utf8')), ...stringsOf(stringData)];
  return [
    ...encoded,
    ...plain.flatMap((text) => [
      text,
      text.trim(),
      JSON.stringify(text).slice(1, -1),
      Buffer.from(text, 'utf8').toString('base64'),
      ...text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^\S{16,}$/.test(line)),
    ]),
  ];
}

function stringsOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).map((value) => (typeof value === 'string' ? value : JSON.stringify(value ?? '')));
}
