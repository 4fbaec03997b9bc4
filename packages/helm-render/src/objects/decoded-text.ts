import { stringOf } from '@metachart/go-runtime/bytes';

const texts = new WeakMap<Uint8Array, string>();

/**
 * The text of a chart's file, decoded once for each array of bytes: a chart that is rendered again finds its parsed
 * templates at once. The bytes must not change.
 */
export function decodedText(data: Uint8Array): string {
  let text = texts.get(data);
  if (text === undefined) {
    text = stringOf(data);
    texts.set(data, text);
  }
  return text;
}
