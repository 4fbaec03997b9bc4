import type { KubeObject } from '@metachart/kube-model';
import { isRecord } from './plain-json.ts';

const hidden = '[hidden]';
// Shorter ones would hide half of any sentence; the server quotes them only behind the words below.
const minLength = 4;

/**
 * Takes the data of a Secret out of what the server says about it: the API server quotes a value that it cannot accept.
 * A text about any other object is given back as it is.
 */
export function hideSecretData(text: string, object: KubeObject | undefined): string {
  if (object?.kind !== 'Secret') return text;
  let result = text
    .replace(/(\bInvalid value: )("(?:[^"\\]|\\.)*"|[^\s,;}]+)/g, `$1${hidden}`)
    .replace(/(\bgot &value\.)[\s\S]*/, `$1${hidden}`);
  for (const value of secretTexts(object)) result = result.replaceAll(value, hidden);
  return result;
}

function secretTexts(object: KubeObject): string[] {
  const texts = new Set<string>();
  for (const field of ['data', 'stringData'] as const) {
    const values = object[field];
    if (!isRecord(values)) continue;
    for (const value of Object.values(values)) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (text === undefined) continue;
      texts.add(text);
      texts.add(JSON.stringify(text).slice(1, -1));
      if (field === 'data') texts.add(Buffer.from(text, 'base64').toString('utf8'));
    }
  }
  return [...texts].filter((text) => text.length >= minLength).sort((a, b) => b.length - a.length);
}
