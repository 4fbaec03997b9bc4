import { expect, test } from 'vitest';
import { readLines } from '../src/read-lines.ts';

test.each([
  ['one line in one piece', ['{"a":1}\n'], ['{"a":1}']],
  ['several lines in one piece', ['a\nb\nc\n'], ['a', 'b', 'c']],
  ['a line in pieces', ['a', 'b', 'c\nd', '\n'], ['abc', 'd']],
  ['a last line without an end', ['a\nb'], ['a', 'b']],
  ['empty lines', ['\n\na\r\n\n'], ['a']],
  ['nothing', [], []],
])('%s', async (_name, chunks, lines) => {
  expect(await collect(chunks.map((chunk) => Buffer.from(chunk)))).toEqual(lines);
});

test('a character in two pieces', async () => {
  const bytes = Buffer.from('ü€😀\n');
  expect(await collect([...bytes].map((byte) => Buffer.of(byte)))).toEqual(['ü€😀']);
});

test('a line that is too long is refused before it is all there', async () => {
  let given = 0;
  async function* endless() {
    for (;;) {
      given++;
      yield Buffer.alloc(10, 'x');
    }
  }
  await expect(collect(endless(), 100)).rejects.toThrow('a line is longer than 100 bytes');
  expect(given).toBe(11);
  await expect(collect([Buffer.from(`${'x'.repeat(101)}\n`)], 100)).rejects.toThrow('a line is longer than 100 bytes');
  expect(await collect([Buffer.from(`${'x'.repeat(100)}\n`)], 100)).toHaveLength(1);
});

async function collect(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, maxLength = 1000): Promise<string[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of readLines(stream(), { maxLength })) lines.push(line);
  return lines;
}
