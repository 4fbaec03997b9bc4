/** The bytes of an IP address as Go's net.ParseIP reads it, four for IPv4 (mapped ones too), else sixteen. */
export function parseIpAddress(text: string): Uint8Array | undefined {
  const groups = text.includes(':') ? parseIpv6(text) : parseIpv4(text);
  if (groups === undefined) return undefined;
  const mapped = groups.length === 16 && groups.every((byte, i) => (i < 10 ? byte === 0 : i > 11 || byte === 0xff));
  return Uint8Array.from(mapped ? groups.slice(12) : groups);
}

const ipv4Part = /^(?:0|[1-9][0-9]{0,2})$/;
const ipv6Group = /^[0-9A-Fa-f]{1,4}$/;

function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  const valid = parts.length === 4 && parts.every((part) => ipv4Part.test(part) && Number(part) < 256);
  return valid ? parts.map(Number) : undefined;
}

function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, i) => parseGroups(half, { last: i === halves.length - 1 }));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** Groups between colons; the last may be an IPv4 address. */
function parseGroups(text: string, { last }: { readonly last: boolean }): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [i, group] of groups.entries()) {
    const ipv4 = last && i === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined;
    if (ipv4) {
      bytes.push(...ipv4);
    } else if (ipv6Group.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else {
      return undefined;
    }
  }
  return bytes;
}
