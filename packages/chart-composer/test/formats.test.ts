import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import { validateValuesSchema } from '../src/index.ts';

// Made with github.com/santhosh-tekuri/jsonschema/v6.
test.each([
  ['json-pointer', '/a~2', '~ must be followed by 0 or 1'],
  ['json-pointer', 'a', 'not starting with /'],
  ['relative-json-pointer', '01', 'starts with zero'],
  ['relative-json-pointer', '/a', 'must start with non-negative integer'],
  ['relative-json-pointer', '2#', undefined],
  ['uuid', '12345678-1234-1234-1234-12345678zabc', "non-hex character 'z'"],
  ['uuid', '1234-1234', 'must have 5 elements'],
  ['uuid', '1-2-3-4-5', 'element 1 must be 8 characters long'],
  ['duration', 'P1DT1H', undefined],
  ['duration', 'P1M1Y', "unit 'Y' out of order"],
  ['duration', 'P1H', "invalid unit 'H'"],
  ['duration', 'P1é', "invalid unit 'Ã'"],
  ['duration', 'PW', 'no number in week'],
  ['duration', 'P1DT', 'no time elements'],
  ['period', '2020-01-01T00:00:00Z/P1D', undefined],
  ['period', 'P1D/x', 'invalid end date-time: less than 20 characters long'],
  ['ipv4', '256.1.1.1', 'decimal must be between 0 and 255'],
  ['ipv4', '01.2.3.4', 'leading zeros'],
  ['ipv4', 'a.2.3.4', 'strconv.Atoi: parsing "a": invalid syntax'],
  ['ipv6', '1.2.3.4', 'missing colon'],
  ['ipv6', '1::2::3', 'ParseAddr("1::2::3"): multiple :: in address (at ":3")'],
  ['ipv6', 'fe80::1%eth0', 'zone id is not a part of ipv6 address'],
  ['hostname', 'a_b', "invalid character '_'"],
  ['hostname', '-a.b', 'label starts with hyphen'],
  ['hostname', 'a..b', 'label must be 1 to 63 characters long'],
  ['email', 'me', 'missing @'],
  ['email', 'me@[1.2.3.4]', undefined],
  ['email', 'me@[IPv6:x]', 'invalid ipv6 address: missing colon'],
  ['email', '.a@x', 'starts with dot'],
  ['email', '"a b"@x.y', undefined],
  ['email', 'a@é', "invalid domain: invalid character 'é'"],
  ['date', '2020-02-30', 'parsing time "2020-02-30": day out of range'],
  ['time', '23:59:60Z', undefined],
  ['time', '12:00:60Z', 'invalid leap second'],
  ['time', '10:00:00+0100', 'offset must be 6 characters long'],
  ['time', '10:00:00.Z', 'no digits in second fraction'],
  ['time', '25:00:00Z', 'hour/min/sec out of range'],
  ['date-time', '2020-01-01T00:00:00Z', undefined],
  ['date-time', '2020-01-01 00:00:00Z', '11th character must be t or T'],
  ['uri', 'x', 'relative url'],
  ['uri', 'http://[::1]:80/', undefined],
  ['uri', '%zz', 'parse "%zz": invalid URL escape "%zz"'],
  ['uri-reference', 'a\\b', 'contains \\'],
  ['uri-template', 'http://x/{id}', undefined],
  ['uri-template', 'http://x/{{id}}', 'nested curly braces'],
  ['semver', '1.2', 'versionCore must have 3 numbers separated by dot'],
  ['semver', '01.2.3', 'major starts with zero'],
  ['semver', '1.2.3-01', 'pre-release numeric identifier starts with zero'],
  ['semver', '1.2.3-a..b', 'pre-release identifier is empty'],
  ['semver', '1.2.3+', 'build is empty'],
  ['regex', '[a-z', 'error parsing regexp: missing closing ]: `[a-z`'],
  ['unknown', 'x', undefined],
])('%s %s: %s', (format, text, problem) => {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', properties: { a: { format } } };
  const tree = { metadata: { name: 'c' }, schema: bytesOf(JSON.stringify(schema)), dependencies: [] };
  const shown = text.replaceAll('\\', '\\\\');
  const expected = problem === undefined ? undefined : `c:\n- at '/a': '${shown}' is not valid ${format}: ${problem}\n`;
  expect(problemsOf(() => validateValuesSchema(tree, new Map([['a', text]])))).toBe(expected);
});

function problemsOf(validate: () => unknown): string | undefined {
  try {
    validate();
    return undefined;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}
