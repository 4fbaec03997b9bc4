export type { ClusterTarget, EnvironmentBundle, EnvironmentRelease } from './environment/environment.ts';
export { findWorkspaceRoot } from './environment/find-workspace-root.ts';
export { InvalidEnvironmentError } from './environment/invalid-environment-error.ts';
export { loadEnvironment } from './environment/load-environment.ts';
export { goFileError, withGoErrors } from './go-file-error.ts';
export { type ReadChartOptions, readChart } from './read-chart.ts';
export { type ReadChartFilesOptions, readChartFiles } from './read-chart-files.ts';
export { maxTextFileBytes, readTextFile } from './read-text-file.ts';
