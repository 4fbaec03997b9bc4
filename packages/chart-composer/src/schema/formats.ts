import { byteLength } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { compileRegexp } from '@metachart/go-runtime/regexp';
import { quoteRune } from '@metachart/go-runtime/strconv';
import {
  checkEmail,
  checkHostname,
  checkIpv4,
  checkIpv6,
  checkUri,
  checkUriReference,
  checkUriTemplate,
} from './format-network.ts';
import { checkDate, checkDateTime, checkDuration, checkPeriod, checkTime } from './format-time.ts';
import type { SchemaFormat } from './schema-node.ts';

/** The format of a name, or undefined for one that is not checked. Go: jsonschema format.go. */
export function formatNamed(name: string): SchemaFormat | undefined {
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
  if (check === undefined) return undefined;
  return { name, check: (value) => (typeof value === 'string' ? problemOf(check, value) : undefined) };
}

const checks: Readonly<Record<string, (text: string) => void>> = {
  regex: compileRegexp,
  'json-pointer': checkJsonPointer,
  'relative-json-pointer': checkRelativeJsonPointer,
  uuid: checkUuid,
  duration: checkDuration,
  period: checkPeriod,
  ipv4: checkIpv4,
  ipv6: checkIpv6,
  hostname: checkHostname,
  email: checkEmail,
  date: checkDate,
  time: checkTime,
  'date-time': checkDateTime,
  uri: checkUri,
  iri: checkUri,
  'uri-reference': checkUriReference,
  'iri-reference': checkUriReference,
  'uri-template': checkUriTemplate,
  semver: checkSemver,
};

function problemOf(check: (text: string) => void, text: string): string | undefined {
  try {
    check(text);
    return undefined;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

function checkJsonPointer(text: string): void {
  if (text === '') return;
  if (!text.startsWith('/')) throw new GoError('not starting with /');
  if (/~(?![01])/.test(text)) throw new GoError('~ must be followed by 0 or 1');
}

function checkRelativeJsonPointer(text: string): void {
  const digits = /^[0-9]*/.exec(text)![0];
  if (digits === '') throw new GoError('must start with non-negative integer');
  if (digits.length > 1 && digits.startsWith('0')) throw new GoError('starts with zero');
  const rest = text.slice(digits.length);
  if (rest !== '#') checkJsonPointer(rest);
}

function checkUuid(text: string): void {
  const lengths = [8, 4, 4, 4, 12];
  const groups = text.split('-');
  if (groups.length !== lengths.length) throw new GoError('must have 5 elements');
  for (const [index, group] of groups.entries()) {
    if (byteLength(group) !== lengths[index]) {
      throw new GoError(`element ${index + 1} must be ${lengths[index]} characters long`);
    }
    const wrong = /[^0-9a-fA-F]/u.exec(group.toWellFormed());
    if (wrong) throw new GoError(`non-hex character ${quoteRune(wrong[0].codePointAt(0)!)}`);
  }
}

/** Go: jsonschema format.go validateSemver. */
function checkSemver(text: string): void {
  const plus = text.indexOf('+');
  if (plus !== -1) checkBuild(text.slice(plus + 1));
  const withoutBuild = plus === -1 ? text : text.slice(0, plus);
  const dash = withoutBuild.indexOf('-');
  if (dash !== -1) checkPrerelease(withoutBuild.slice(dash + 1));
  checkVersionCore(dash === -1 ? withoutBuild : withoutBuild.slice(0, dash));
}

function checkBuild(build: string): void {
  if (build === '') throw new GoError('build is empty');
  for (const identifier of build.split('.')) {
    if (identifier === '') throw new GoError('build identifier is empty');
    checkIdentifier(identifier, 'build identifier');
  }
}

function checkPrerelease(prerelease: string): void {
  for (const identifier of prerelease.split('.')) {
    if (identifier === '') throw new GoError('pre-release identifier is empty');
    checkIdentifier(identifier, 'pre-release identifier');
    if (/^0[0-9]+$/.test(identifier)) throw new GoError('pre-release numeric identifier starts with zero');
  }
}

function checkIdentifier(identifier: string, what: string): void {
  const wrong = /[^0-9a-zA-Z-]/u.exec(identifier.toWellFormed());
  if (wrong) throw new GoError(`invalid character ${quoteRune(wrong[0].codePointAt(0)!)} in ${what}`);
}

function checkVersionCore(core: string): void {
  const versions = core.split('.');
  if (versions.length !== 3) throw new GoError('versionCore must have 3 numbers separated by dot');
  for (const [index, version] of versions.entries()) {
    const name = ['major', 'minor', 'patch'][index];
    if (version === '') throw new GoError(`${name} is empty`);
    if (version.length > 1 && version.startsWith('0')) throw new GoError(`${name} starts with zero`);
    if (!/^[0-9]+$/.test(version)) throw new GoError(`${name} contains non-digit`);
  }
}
