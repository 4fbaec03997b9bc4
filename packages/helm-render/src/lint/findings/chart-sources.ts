import type { Chart } from '@metachart/chart-composer';
import { stringOf } from '@metachart/go-runtime/bytes';
import { basePath, joinPath } from '@metachart/go-runtime/path';
import type { FuncMap } from '@metachart/go-runtime/reflect';
import { equalFold } from '@metachart/go-runtime/strings';
import { type ParsedFile, parseFile } from '@metachart/go-template';
import { sortTemplates } from '../../engine/sort-templates.ts';

/** A template file of a chart or of one below it, parsed. */
export interface TemplateSource {
  /** Its name for the engine, for instance `web/charts/db/templates/service.yaml`. */
  readonly path: string;
  /** Its place in the chart's directory: `charts/db/templates/service.yaml`. */
  readonly file: string;
  /** The full path of its chart. */
  readonly chart: string;
  readonly parsed: ParsedFile;
}

export interface ReadSourcesOptions {
  /** Where the chart is, as findings show it. */
  readonly path: string;
  readonly funcs: FuncMap;
}

/** The templates of a chart and of the charts below it, in the order in which the engine parses them (rule L1). */
export function readSources(chart: Chart, options: ReadSourcesOptions): TemplateSource[] {
  const sources = new Map<string, TemplateSource>();
  collect(chart, { ...options, folder: '' }, sources);
  return sortTemplates([...sources.values()]);
}

interface Collecting extends ReadSourcesOptions {
  readonly folder: string;
}

function collect(chart: Chart, place: Collecting, sources: Map<string, TemplateSource>): void {
  const isLibrary = equalFold(chart.metadata.type, 'library');
  for (const { name, data } of chart.templates) {
    if (isLibrary && !basePath(name).startsWith('_')) continue;
    const path = joinPath(chart.fullPath, name);
    const parsed = parseFile(path, stringOf(data), {
      breakIsKeyword: !place.funcs.has('break'),
      continueIsKeyword: !place.funcs.has('continue'),
    });
    sources.set(path, { path, file: joinPath(place.path, place.folder, name), chart: chart.fullPath, parsed });
  }
  for (const dependency of chart.dependencies) {
    collect(dependency, { ...place, folder: joinPath(place.folder, 'charts', dependency.metadata.name) }, sources);
  }
}
