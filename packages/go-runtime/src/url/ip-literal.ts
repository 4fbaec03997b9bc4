import { GoError } from '../reflect/index.ts';
import { quote } from '../strconv/index.ts';

/**
 * Whether an address is IPv4 or IPv6, as netip.ParseAddr reads it. Throws GoError with its text, for instance
 * `ParseAddr("::g"): each colon-separated field must have at least one digit (at "g")`.
 */
export function ipFamilyOf(address: string): 4 | 6 {
  const mark = /[.:%]/.exec(address)?.[0];
  switch (mark) {
    case '.':
      checkIpv4(address, address);
      return 4;
    case ':':
      checkIpv6(address);
      return 6;
    case '%':
      throw addressError(address, 'missing IPv6 address');
    default:
      throw addressError(address, 'unable to parse IP');
  }
}

function addressError(address: string, message: string, at = ''): GoError {
  return new GoError(`ParseAddr(${quote(address)}): ${message}${at === '' ? '' : ` (at ${quote(at)})`}`);
}

function checkIpv4(address: string, fields: string): void {
  let value = 0;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < fields.length; at++) {
    const unit = fields.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) {
      if (digits === 1 && value === 0) throw addressError(address, 'IPv4 field has octet with leading zero');
      value = value * 10 + unit - 0x30;
      digits++;
      if (value > 255) throw addressError(address, 'IPv4 field has value >255');
    } else if (fields[at] === '.') {
      if (digits === 0 || at === fields.length - 1) {
        throw addressError(address, 'IPv4 field must have at least one digit', fields.slice(at));
      }
      if (dots === 3) throw addressError(address, 'IPv4 address too long');
      dots++;
      value = 0;
      digits = 0;
    } else {
      throw addressError(address, 'unexpected character', fields.slice(at));
    }
  }
  if (dots < 3) throw addressError(address, 'IPv4 address too short');
}

function checkIpv6(address: string): void {
  const percent = address.indexOf('%');
  if (percent === address.length - 1) throw addressError(address, 'zone must be a non-empty string');
  let rest = percent < 0 ? address : address.slice(0, percent);
  let compressed = rest.startsWith('::');
  if (compressed) rest = rest.slice(2);
  if (compressed && rest === '') return;
  let filled = 0;
  while (filled < 16) {
    const digits = countHexDigits(address, rest);
    if (rest[digits] === '.') {
      if (!compressed && filled !== 12) {
        throw addressError(address, 'embedded IPv4 address must replace the final 2 fields of the address', rest);
      }
      if (filled > 12) {
        throw addressError(address, 'too many hex fields to fit an embedded IPv4 at the end of the address', rest);
      }
      checkIpv4(address, rest);
      rest = '';
      filled += 4;
      break;
    }
    filled += 2;
    rest = rest.slice(digits);
    if (rest === '') break;
    if (rest[0] !== ':') throw addressError(address, 'unexpected character, want colon', rest);
    if (rest.length === 1) throw addressError(address, 'colon must be followed by more characters', rest);
    rest = rest.slice(1);
    if (rest[0] !== ':') continue;
    if (compressed) throw addressError(address, 'multiple :: in address', rest);
    compressed = true;
    rest = rest.slice(1);
    if (rest === '') break;
  }
  if (rest !== '') throw addressError(address, 'trailing garbage after address', rest);
  if (filled < 16 && !compressed) throw addressError(address, 'address string too short');
  if (filled === 16 && compressed) {
    throw addressError(address, 'the :: must expand to at least one field of zeros');
  }
}

function countHexDigits(address: string, rest: string): number {
  const digits = /^[0-9a-fA-F]*/.exec(rest)![0].length;
  if (digits > 4) throw addressError(address, 'each group must have 4 or less digits', rest);
  if (digits === 0) {
    throw addressError(address, 'each colon-separated field must have at least one digit', rest);
  }
  return digits;
}
