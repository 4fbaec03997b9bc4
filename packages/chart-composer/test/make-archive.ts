import { gzipSync } from 'node:zlib';

export interface ArchiveEntry {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** The tar type; a regular file without. */
  readonly type?: string;
  /** What the header claims instead of the data's size. */
  readonly size?: number;
}

/** A gzipped tar archive of any entries, sound or not. */
export function makeArchive(entries: readonly ArchiveEntry[]): Buffer {
  return gzipSync(makeTar(entries));
}

export function makeTar(entries: readonly ArchiveEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const data = Buffer.from(entry.data ?? '');
    return [header(entry, data.length), data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header({ name, type = '0', size }: ArchiveEntry, length: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0, 100);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${(size ?? length).toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write(type, 156, 'latin1');
  block.write('ustar\x0000', 257);
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
