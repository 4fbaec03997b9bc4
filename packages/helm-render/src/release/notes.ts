import { compareStrings } from '@metachart/go-runtime/bytes';
import { joinPath } from '@metachart/go-runtime/path';

const notesFile = 'NOTES.txt';

/**
 * Separates the notes of a chart from its manifests: files whose name ends in NOTES.txt are none (O5). The notes are those
 * of the chart itself, or with `subcharts` of all charts, in the order of their paths (Helm: pkg/action/action.go).
 */
export function separateNotes(
  files: ReadonlyMap<string, string>,
  { chart, subcharts }: { readonly chart: string; readonly subcharts: boolean },
): { readonly notes: string; readonly files: ReadonlyMap<string, string> } {
  const own = joinPath(chart, 'templates', notesFile);
  const paths = [...files.keys()].filter((path) => path.endsWith(notesFile)).sort(compareStrings);
  const shown = paths.filter((path) => subcharts || path === own);
  const rest = new Map(files);
  for (const path of paths) rest.delete(path);
  const texts = shown.map((path) => files.get(path)!);
  return { notes: joinTexts(texts), files: rest };
}

/** A line break goes before a text only where something already stands. */
function joinTexts(texts: readonly string[]): string {
  let notes = '';
  for (const text of texts) notes += notes === '' ? text : `\n${text}`;
  return notes;
}
