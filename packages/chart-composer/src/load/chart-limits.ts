/** Helm's MaxDecompressedFileSize: 5 MiB for one file. */
export const MAX_FILE_SIZE = 5 * 1024 * 1024;

/** Helm's MaxDecompressedChartSize: 100 MiB for all files of an archive. */
export const MAX_CHART_SIZE = 100 * 1024 * 1024;

/** How deep charts may nest in charts. Helm has no limit, so an archive that contains itself makes it loop. */
export const MAX_CHART_DEPTH = 100;

/** What all archives nested in one chart may hold together. Helm has no such limit. */
export const MAX_NESTED_SIZE = 512 * 1024 * 1024;
