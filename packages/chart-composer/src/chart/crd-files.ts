import { cleanPath, extPath } from '@metachart/go-runtime/path';
import { equalFold } from '@metachart/go-runtime/strings';
import type { Chart, CrdFile } from './chart.ts';

/** The custom resource definitions of a chart and its dependencies, in Helm's order. Go: pkg/chart CRDObjects (O4). */
export function crdFiles(chart: Chart): readonly CrdFile[] {
  const own = chart.files
    .filter(({ name }) => name.startsWith('crds/') && hasManifestExtension(name))
    .map((file) => ({ path: cleanPath(`${chart.fullPath}/${file.name}`), file }));
  return [...own, ...chart.dependencies.flatMap(crdFiles)];
}

function hasManifestExtension(name: string): boolean {
  const extension = extPath(name);
  return ['.yaml', '.yml', '.json'].some((known) => equalFold(extension, known));
}
