import { asValues, type Chart, type ChartFile, findTable } from '@metachart/chart-composer';
import { joinPath, basePath as lastElement } from '@metachart/go-runtime/path';
import type { GoMap } from '@metachart/go-runtime/reflect';
import { equalFold } from '@metachart/go-runtime/strings';
import { chartObject } from '../objects/chart-object.ts';
import { filesObject } from '../objects/files-object.ts';

/** A template file of a chart or of one below it, and what it is executed with. */
export interface ChartTemplate {
  /** Its name for the engine, for instance `web/charts/db/templates/service.yaml`. */
  readonly path: string;
  readonly file: ChartFile;
  /** What `.Template.BasePath` is. */
  readonly basePath: string;
  /** Where the chart's values stand in those of the root chart: the names of the charts on the way. */
  readonly valuesPath: readonly string[];
  /** The dot of the template. All templates of one chart share it. */
  readonly data: GoMap;
}

/**
 * All templates of a chart and the charts below it. Each chart's templates get an own root object; its `.Values` are the
 * part of the parent's that stands under its name, so that a change through one is seen through the other (Helm:
 * pkg/engine/engine.go, recAllTpls; L2, L3). `values` is what toRenderValues gives.
 */
export function collectTemplates(chart: Chart, values: GoMap): ChartTemplate[] {
  const templates: ChartTemplate[] = [];
  collectChart(chart, { parent: values, valuesPath: [], templates });
  return templates;
}

interface Collecting {
  readonly parent: GoMap;
  readonly valuesPath: readonly string[];
  readonly templates: ChartTemplate[];
}

function collectChart(chart: Chart, { parent, valuesPath, templates }: Collecting): GoMap {
  const subcharts: GoMap = new Map();
  const data: GoMap = new Map();
  data.set('Chart', chartObject(chart.metadata, { isRoot: chart.isRoot }));
  data.set('Files', filesObject(chart.files));
  data.set('Release', parent.get('Release') ?? null);
  data.set('Capabilities', parent.get('Capabilities') ?? null);
  data.set('Values', chartValues(chart, parent));
  data.set('Subcharts', subcharts);
  for (const dependency of chart.dependencies) {
    const { name } = dependency.metadata;
    subcharts.set(name, collectChart(dependency, { parent: data, valuesPath: [...valuesPath, name], templates }));
  }
  const basePath = joinPath(chart.fullPath, 'templates');
  const isLibrary = equalFold(chart.metadata.type, 'library');
  for (const file of chart.templates) {
    // A library chart has nothing to print, only partials to offer.
    if (isLibrary && !lastElement(file.name).startsWith('_')) continue;
    templates.push({
      path: joinPath(chart.fullPath, file.name),
      file,
      basePath,
      valuesPath,
      data,
    });
  }
  return data;
}

function chartValues(chart: Chart, parent: GoMap): GoMap {
  if (chart.isRoot) return parent.get('Values') as GoMap;
  const table = findTable(parent, `Values.${chart.metadata.name}`);
  return asValues(table ?? new Map());
}
