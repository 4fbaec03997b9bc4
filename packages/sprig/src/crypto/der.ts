/** Writes ASN.1 in DER: the few types that keys and certificates are made of. */

export type Der = Uint8Array;

export function sequence(...parts: readonly Der[]): Der {
  return element(0x30, Buffer.concat(parts));
}

export function setOf(...parts: readonly Der[]): Der {
  return element(0x31, Buffer.concat(parts));
}

/** A non-negative integer from its big-endian bytes. */
export function unsignedInteger(bytes: Uint8Array): Der {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const digits = bytes.subarray(start);
  return element(0x02, digits.length > 0 && digits[0]! < 0x80 ? digits : Buffer.concat([Uint8Array.of(0), digits]));
}

export function smallInteger(value: number): Der {
  return unsignedInteger(Uint8Array.of(value));
}

export function booleanTrue(): Der {
  return element(0x01, Uint8Array.of(0xff));
}

export function nullValue(): Der {
  return element(0x05, new Uint8Array(0));
}

export function octetString(bytes: Uint8Array): Der {
  return element(0x04, bytes);
}

/** A string of whole bytes; `unusedBits` at the end of the last one do not count. */
export function bitString(bytes: Uint8Array, unusedBits = 0): Der {
  return element(0x03, Buffer.concat([Uint8Array.of(unusedBits), bytes]));
}

export function printableString(text: string): Der {
  return element(0x13, Buffer.from(text, 'latin1'));
}

export function utf8String(text: string): Der {
  return element(0x0c, Buffer.from(text, 'utf8'));
}

/** An object identifier from its dotted form. */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** An element of the context-specific class, primitive or constructed. */
export function contextPrimitive(tag: number, content: Uint8Array): Der {
  return element(0x80 | tag, content);
}

export function contextConstructed(tag: number, ...parts: readonly Der[]): Der {
  return element(0xa0 | tag, Buffer.concat(parts));
}

/** Seconds since 1970 as UTCTime, or as GeneralizedTime outside of the years 1950 to 2049. */
export function time(seconds: number): Der {
  const digits = new Date(seconds * 1000).toISOString().replace(/[-:T]|\.\d+/g, '');
  const year = Number(digits.slice(0, 4));
  const short = year >= 1950 && year < 2050;
  return element(short ? 0x17 : 0x18, Buffer.from(short ? digits.slice(2) : digits, 'latin1'));
}

function element(tag: number, content: Uint8Array): Der {
  return Buffer.concat([Uint8Array.of(tag, ...lengthOctets(content.length)), content]);
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 0xff);
  return [0x80 | octets.length, ...octets];
}

function base128(value: number): number[] {
  const octets = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) octets.unshift(0x80 | (rest & 0x7f));
  return octets;
}
