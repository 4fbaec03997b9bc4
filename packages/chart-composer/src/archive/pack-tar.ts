import { bytesOf, isAscii } from '@metachart/go-runtime/bytes';
import type { ChartFile } from '../chart/chart-file.ts';

/** A tar archive of files, all readable for everybody. Names that USTAR cannot hold go into PAX headers. */
export function packTar(files: readonly ChartFile[], options: { readonly modified: Date }): Uint8Array {
  const seconds = Math.max(0, Math.floor(options.modified.getTime() / 1000));
  const blocks: Uint8Array[] = [];
  for (const { name, data } of files) {
    const fields = splitName(name);
    if (fields === undefined) appendPaxName(blocks, name, seconds);
    blocks.push(header({ ...(fields ?? { name: truncate(name), prefix: '' }), size: data.length, seconds, type: '0' }));
    appendContent(blocks, data);
  }
  blocks.push(new Uint8Array(2 * BLOCK));
  return Buffer.concat(blocks);
}

const BLOCK = 512;

interface NameFields {
  readonly name: string;
  readonly prefix: string;
}

/** How USTAR holds a name: 100 bytes, and 155 for the directories before; undefined where that is not enough. */
function splitName(name: string): NameFields | undefined {
  if (!isAscii(name) || name.includes('\0')) return undefined;
  if (name.length <= 100) return { name, prefix: '' };
  const slash = name.lastIndexOf('/', 155);
  if (slash < 1 || name.length - slash - 1 > 100 || slash === name.length - 1) return undefined;
  return { name: name.slice(slash + 1), prefix: name.slice(0, slash) };
}

function truncate(name: string): string {
  return name.replace(/[^\x01-\x7f]/g, '').slice(0, 100);
}

function appendPaxName(blocks: Uint8Array[], name: string, seconds: number): void {
  const record = paxRecord('path', name);
  blocks.push(header({ name: 'PaxHeaders.0/path', prefix: '', size: record.length, seconds, type: 'x' }));
  appendContent(blocks, record);
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = bytesOf(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([bytesOf(String(length)), rest]);
}

interface HeaderFields extends NameFields {
  readonly size: number;
  readonly seconds: number;
  readonly type: '0' | 'x';
}

function header({ name, prefix, size, seconds, type }: HeaderFields): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 'latin1');
  block.write('0000644\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write(`${seconds.toString(8).padStart(11, '0')}\0`, 136, 'latin1');
  block.write(type, 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write('0000000\0', 329, 'latin1');
  block.write('0000000\0', 337, 'latin1');
  block.write(prefix, 345, 'latin1');
  // The checksum counts its own field as spaces.
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function appendContent(blocks: Uint8Array[], data: Uint8Array): void {
  blocks.push(data);
  if (data.length % BLOCK !== 0) blocks.push(new Uint8Array(BLOCK - (data.length % BLOCK)));
}
