import { createDerReader } from './der-reader.ts';

const options =
  '{optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}';

/**
 * What Go's encoding/asn1 says about bytes that are not the structure they should be. Its text is exact where the outermost
 * sequence is missing or cut off, as in a key that was not copied whole; for what is wrong further inside it is general.
 */
export function derProblem(der: Uint8Array, structure: string): string {
  const tag = der[0];
  const length = der[1];
  if (tag === undefined) return 'asn1: syntax error: sequence truncated';
  if (length === undefined) return 'asn1: syntax error: truncated tag or length';
  if (tag !== 0x30 && length < 0x80) {
    const header = `{class:${tag >> 6} tag:${tag & 0x1f} length:${length} isCompound:${(tag & 0x20) !== 0}}`;
    return `asn1: structure error: tags don't match (16 vs ${header}) ${options} ${structure} @2`;
  }
  if (isCutOff(der)) return 'asn1: syntax error: data truncated';
  return hasTooFewParts(der)
    ? 'asn1: syntax error: sequence truncated'
    : `asn1: structure error: malformed ${structure}`;
}

/** The structures have three parts at least. */
function hasTooFewParts(der: Uint8Array): boolean {
  const reader = createDerReader(createDerReader(der).read(0x30)?.content ?? new Uint8Array(0));
  for (let parts = 0; parts < 3; parts++) {
    const tag = reader.peekTag();
    if (tag === undefined) return true;
    if (reader.read(tag) === undefined) return false;
  }
  return false;
}

function isCutOff(der: Uint8Array): boolean {
  const first = der[1]!;
  if (first < 0x80) return der.length < 2 + first;
  const octets = first & 0x7f;
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (der[2 + i] ?? 0);
  return der.length < 2 + octets + length;
}
