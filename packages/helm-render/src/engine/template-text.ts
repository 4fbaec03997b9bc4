import type { ChartFile } from '@metachart/chart-composer';
import { stringOf } from '@metachart/go-runtime/bytes';

const texts = new WeakMap<Uint8Array, string>();

/** The text of a chart's file. Decoded once, so that a chart that is rendered again finds its parsed templates at once. */
export function templateText({ data }: ChartFile): string {
  let text = texts.get(data);
  if (text === undefined) {
    text = stringOf(data);
    texts.set(data, text);
  }
  return text;
}
