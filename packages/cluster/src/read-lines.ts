/** Lines of a stream of bytes, empty ones left out. Throws where a line is longer than `maxLength` bytes. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  { maxLength }: { readonly maxLength: number },
): AsyncGenerator<string, void, undefined> {
  let pending: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end);
      start = end + 1;
      if (size + rest.length > maxLength) throw tooLong(maxLength);
      const line = size === 0 ? decode(rest) : decode(Buffer.concat([...pending, rest]));
      pending = [];
      size = 0;
      if (line !== '') yield line;
    }
    if (start === chunk.length) continue;
    pending.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > maxLength) throw tooLong(maxLength);
  }
  if (size > 0) yield decode(Buffer.concat(pending));
}

const newline = 0x0a;

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').trim();
}

function tooLong(maxLength: number): Error {
  return new Error(`a line is longer than ${maxLength} bytes`);
}
