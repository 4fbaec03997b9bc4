/** One element of DER: its tag, its content and all of its bytes. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Reads elements one after the other; undefined at the end and where the bytes are not DER. */
export interface DerReader {
  /** The next element if it has the tag. */
  readonly read: (tag: number) => DerElement | undefined;
  /** As read; an element with another tag, or the end, is not consumed. */
  readonly peekTag: () => number | undefined;
}

export function createDerReader(bytes: Uint8Array): DerReader {
  let at = 0;
  return {
    read(tag) {
      const element = readElement(bytes, at);
      if (element?.tag !== tag) return undefined;
      at += element.whole.length;
      return element;
    },
    peekTag: () => bytes[at],
  };
}

/** Go: cryptobyte, readASN1: one-byte tags, lengths of at most four bytes in their shortest form. */
function readElement(bytes: Uint8Array, start: number): DerElement | undefined {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let contentStart = start + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4 || contentStart + count > bytes.length) return undefined;
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + bytes[contentStart + i]!;
    contentStart += count;
    if (length < 0x80 || length < 256 ** (count - 1)) return undefined;
  }
  const end = contentStart + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(contentStart, end), whole: bytes.subarray(start, end) };
}

/** The dotted form of an object identifier's content. */
export function readObjectIdentifier(content: Uint8Array): string {
  const arcs: number[] = [];
  let value = 0;
  for (const octet of content) {
    value = value * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    const root = arcs.length === 0 ? Math.min(2, Math.floor(value / 40)) : -1;
    if (root >= 0) arcs.push(root, value - root * 40);
    else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}
