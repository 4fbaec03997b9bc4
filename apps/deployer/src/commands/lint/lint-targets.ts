import { lstatSync, readdirSync } from 'node:fs';
import { compareStrings } from '@metachart/go-runtime/bytes';
import { dirPath, joinPath } from '@metachart/go-runtime/path';

/**
 * The paths to examine: those given, or the current directory, and with subcharts what lies in their charts/ directories at
 * any depth: directories with a Chart.yaml and archives (Helm: cmd/helm/lint.go). Links are not followed.
 */
export function lintTargets(
  given: readonly string[],
  { withSubcharts }: { readonly withSubcharts: boolean },
): readonly string[] {
  const paths = given.length > 0 ? given : ['.'];
  if (!withSubcharts) return paths;
  const found: string[] = [];
  for (const path of paths) collect(joinPath(path, 'charts'), found);
  return [...paths, ...found];
}

function collect(path: string, found: string[]): void {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (path.slice(path.lastIndexOf('/') + 1) === 'Chart.yaml') found.push(dirPath(path));
  else if (isArchive(path)) found.push(path);
  if (!entry.isDirectory()) return;
  for (const name of readNames(path)) collect(joinPath(path, name), found);
}

/** Whether Helm unpacks what stands at the path. */
export function isArchive(path: string): boolean {
  return path.endsWith('.tgz') || path.endsWith('.tar.gz');
}

/** A directory that cannot be read is passed over, as Helm does. */
function readNames(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort(compareStrings);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
