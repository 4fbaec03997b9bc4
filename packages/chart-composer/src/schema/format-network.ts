import { byteLength } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { atoi, quoteRune } from '@metachart/go-runtime/strconv';
import { hostnameOf, ipFamilyOf, parseUrl, pathUnescape, type Url } from '@metachart/go-runtime/url';

// Each check throws GoError with the problem. Go: jsonschema format.go, which is looser than the standards it names.

export function checkIpv4(text: string): void {
  const groups = text.split('.');
  if (groups.length !== 4) throw new GoError('expected four decimals');
  for (const group of groups) {
    if (group.length > 1 && group.startsWith('0')) throw new GoError('leading zeros');
    const value = atoi(group);
    if (value < 0n || value > 255n) throw new GoError('decimal must be between 0 and 255');
  }
}

export function checkIpv6(text: string): void {
  if (!text.includes(':')) throw new GoError('missing colon');
  ipFamilyOf(text);
  if (text.includes('%')) throw new GoError('zone id is not a part of ipv6 address');
}

export function checkHostname(text: string): void {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (byteLength(name) > 253) throw new GoError('more than 253 characters long');
  for (const label of name.split('.')) {
    const length = byteLength(label);
    if (length < 1 || length > 63) throw new GoError('label must be 1 to 63 characters long');
    if (label.startsWith('-')) throw new GoError('label starts with hyphen');
    if (label.endsWith('-')) throw new GoError('label ends with hyphen');
    checkCharacters(label, /[a-zA-Z0-9-]/);
  }
}

export function checkEmail(text: string): void {
  if (byteLength(text) > 254) throw new GoError('more than 255 characters long');
  const at = text.lastIndexOf('@');
  if (at === -1) throw new GoError('missing @');
  checkLocalPart(text.slice(0, at));
  const domain = text.slice(at + 1);
  if (!domain.startsWith('[') || !domain.endsWith(']')) {
    prefixed('invalid domain', () => checkHostname(domain));
  } else if (domain.startsWith('[IPv6:')) {
    prefixed('invalid ipv6 address', () => checkIpv6(domain.slice('[IPv6:'.length, -1)));
  } else {
    // The brackets may be one and the same character.
    prefixed('invalid ipv4 address', () => checkIpv4(domain.slice(1, -1)));
  }
}

export function checkUri(text: string): void {
  if (parseChecked(text).scheme === '') throw new GoError('relative url');
}

export function checkUriReference(text: string): void {
  if (text.includes('\\')) throw new GoError('contains \\');
  parseChecked(text);
}

export function checkUriTemplate(text: string): void {
  for (const raw of parseChecked(text).rawPath.split('/')) {
    let open = false;
    for (const char of decodeToken(raw).replace(/[^{}]/g, '')) {
      if ((char === '{') === open) throw new GoError('nested curly braces');
      open = !open;
    }
    if (open) throw new GoError('no matching closing brace');
  }
}

/** Runs a check and puts a word in front of its problem. */
export function prefixed(prefix: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`${prefix}: ${error.message}`);
    throw error;
  }
}

/** Rejects the first character that a pattern (of one character) does not allow. */
export function checkCharacters(text: string, allowed: RegExp): void {
  for (const char of text.toWellFormed()) {
    if (!allowed.test(char)) throw new GoError(`invalid character ${quoteRune(char.codePointAt(0)!)}`);
  }
}

function checkLocalPart(local: string): void {
  if (byteLength(local) > 64) throw new GoError('local part more than 64 characters long');
  if (local.length > 1 && local.startsWith('"') && local.endsWith('"')) {
    if (/[\\"]/.test(local.slice(1, -1))) {
      throw new GoError('backslash and quote are not allowed within quoted local part');
    }
    return;
  }
  if (local.startsWith('.')) throw new GoError('starts with dot');
  if (local.endsWith('.')) throw new GoError('ends with dot');
  if (local.includes('..')) throw new GoError('consecutive dots');
  checkCharacters(local, /[a-zA-Z0-9.!#$%&'*+\-/=?^_`{|}~]/);
}

function parseChecked(text: string): Url {
  const url = parseUrl(text);
  const host = hostnameOf(url);
  if (host.includes(':')) {
    if (!url.host.includes('[') || !url.host.includes(']')) {
      throw new GoError('ipv6 address not enclosed in brackets');
    }
    prefixed('invalid ipv6 address', () => checkIpv6(host));
  }
  return url;
}

function decodeToken(raw: string): string {
  let token = '';
  prefixed('percent decode failed', () => {
    token = pathUnescape(raw);
  });
  return token;
}
