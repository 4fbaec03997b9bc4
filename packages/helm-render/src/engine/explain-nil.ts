import { originOf, placeOf } from '@metachart/chart-composer';
import { suggestName } from '@metachart/diagnostics';
import { compareStrings } from '@metachart/go-runtime/bytes';
import { type GoMap, GoMapView } from '@metachart/go-runtime/reflect';
import type { ChartTemplate } from './collect-templates.ts';

/**
 * A hint for an error about a nil such as `.Values.web.image`: which key is not set, under what name it would be set in the
 * values of the root chart, what may have been meant, or what removed it. Undefined where the path does not begin at the
 * values, so that nothing is known about it.
 */
export function explainNil(nilPath: string | undefined, template: ChartTemplate): string | undefined {
  const keys =
    nilPath === undefined ? undefined : /^\$?\.Values((?:\.[^.\s()]+)+)$/.exec(nilPath)?.[1]?.slice(1).split('.');
  if (keys === undefined) return undefined;
  let values = template.data.get('Values');
  for (const [index, key] of keys.entries()) {
    if (values instanceof GoMapView) values = values.target;
    if (!(values instanceof Map)) return undefined;
    const value = values.get(key);
    if (value == null) return explainKey(key, { values, path: [...template.valuesPath, ...keys.slice(0, index + 1)] });
    values = value;
  }
  return undefined;
}

function explainKey(
  key: string,
  { values, path }: { readonly values: GoMap; readonly path: readonly string[] },
): string {
  const name = path.join('.');
  const origin = originOf(values, key);
  if (origin !== undefined) {
    const line = placeOf(origin)?.start.line;
    const where = line === undefined ? origin.source.name : `${origin.source.name}:${line}`;
    return `${name} is null in ${where}: give it a value there or with --set ${name}=…`;
  }
  const near = suggestName(key, [...values.keys()].sort(compareStrings));
  const meant = near === undefined ? '' : `; did you mean ${[...path.slice(0, -1), near].join('.')}?`;
  return `${name} is not set: set it in a values file or with --set ${name}=…, or guard its use with "if" or "with"${meant}`;
}
