export { goFileError, withGoErrors } from './go-file-error.ts';
export { type ReadChartOptions, readChart } from './read-chart.ts';
export { type ReadChartFilesOptions, readChartFiles } from './read-chart-files.ts';
export { readTextFile } from './read-text-file.ts';
