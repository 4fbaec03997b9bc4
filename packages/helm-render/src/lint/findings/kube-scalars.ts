/**
 * Whether a text is a quantity such as `500m`, `1.5Gi` or `1e3` (k8s.io/apimachinery: api/resource, ParseQuantity). The digits
 * may be missing: `Gi` is none of it.
 */
export function isQuantity(text: string): boolean {
  return text !== '' && /^[+-]?\d*\.?\d*(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/.test(text);
}

/** Whether a text is an address in IPv4 or IPv6 form; IPv4 numbers may have leading zeros, as Kubernetes still allows. */
export function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

/** Whether a text is an address, a slash and the length of a prefix. */
export function isCidr(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash === -1) return false;
  const address = text.slice(0, slash);
  const length = text.slice(slash + 1);
  const longest = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1;
  return /^\d{1,3}$/.test(length) && Number(length) <= longest;
}

/** Whether a text can be the name of a port: at most 15 lower-case letters, digits and single inner hyphens. */
export function isPortName(text: string): boolean {
  return text.length <= 15 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && /[a-z]/.test(text);
}

/** Whether a number can be that of a port. */
export function isPortNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65535;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,10}$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1)!;
  const embedded = last.at(-1)?.includes('.') ? last.pop() : undefined;
  if (embedded !== undefined && !isIpv4(embedded)) return false;
  const count = groups.flat().length + (embedded === undefined ? 0 : 2);
  if (!groups.flat().every((group) => /^0*[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? count <= 7 : count === 8;
}
