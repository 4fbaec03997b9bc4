import { GoError } from '@metachart/go-runtime/reflect';
import { decodeBase64 } from '../encoding/base64.ts';

export interface PemBlock {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A block as Go's pem.EncodeToMemory writes it: lines of 64 characters. */
export function encodePem({ type, bytes }: PemBlock): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${type}-----`, ...lines, `-----END ${type}-----`, ''].join('\n');
}

const begin = '-----BEGIN ';
const end = '\n-----END ';
const dashes = '-----';

/**
 * The first block of a text, as Go's pem.Decode finds it: text around it, headers, repeated BEGIN lines and blocks that
 * are damaged are passed over. Undefined where there is none.
 */
export function decodePem(text: string): PemBlock | undefined {
  let from = 0;
  for (;;) {
    const endAt = text.indexOf(end, from);
    if (endAt < 0) return undefined;
    const block = readBlock(text, { from, endAt });
    if (block) return block;
    from = endAt + end.length;
  }
}

function readBlock(
  text: string,
  { from, endAt }: { readonly from: number; readonly endAt: number },
): PemBlock | undefined {
  const beginAt = text.lastIndexOf(begin, endAt - begin.length);
  if (beginAt < from || (beginAt > from && text[beginAt - 1] !== '\n')) return undefined;
  const [typeLine, bodyStart] = readLine(text, beginAt + begin.length);
  if (!typeLine.endsWith(dashes)) return undefined;
  const type = typeLine.slice(0, -dashes.length);
  const [endLine] = readLine(text, endAt + end.length);
  if (endLine !== type + dashes) return undefined;
  const body = skipHeaders(text, { from: bodyStart, endAt });
  return body === undefined ? undefined : decodeBody(type, text.slice(body, Math.max(body, endAt)));
}

/** Where the lines with a colon end; undefined where they run into the END line. */
function skipHeaders(
  text: string,
  { from, endAt }: { readonly from: number; readonly endAt: number },
): number | undefined {
  let at = from;
  while (at < text.length) {
    const [line, next] = readLine(text, at);
    if (!line.includes(':')) return at > from && at > endAt ? undefined : at;
    at = next;
  }
  return undefined;
}

function decodeBody(type: string, body: string): PemBlock | undefined {
  try {
    return { type, bytes: decodeBase64(body.replace(/[ \t]+/g, '')) };
  } catch (error) {
    if (error instanceof GoError) return undefined;
    throw error;
  }
}

/** A line without its end and the blanks before it, and where the next one starts. */
function readLine(text: string, from: number): [line: string, next: number] {
  const feed = text.indexOf('\n', from);
  const stop = feed < 0 ? text.length : feed > from && text[feed - 1] === '\r' ? feed - 1 : feed;
  let last = stop;
  while (last > from && (text[last - 1] === ' ' || text[last - 1] === '\t')) last -= 1;
  return [text.slice(from, last), feed < 0 ? text.length : feed + 1];
}
