/** A file of a chart: its path inside the chart, with `/`, and its bytes without a byte order mark. */
export interface ChartFile {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The data without a leading UTF-8 byte order mark, which Helm drops from every file it loads. */
export function stripBom(data: Uint8Array): Uint8Array {
  return data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? data.subarray(3) : data;
}
