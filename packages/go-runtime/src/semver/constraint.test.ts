import { expect, test } from 'vitest';
import { checkConstraint, formatConstraint, newVersion, parseConstraint, validateConstraint } from './index.ts';

function accepts(constraint: string, version: string): boolean {
  return checkConstraint(parseConstraint(constraint), newVersion(version));
}

test.each([
  ['^1.2.3-beta', '1.2.4-alpha', true],
  ['>=1.20', '1.21.0-eks-1', false],
  ['>=1.20-0', '1.21.0-eks-1', true],
  ['*', '1.0.0-alpha', false],
  ['<1.2', '1.2.0-alpha', false],
  ['<1.2-0', '1.2.0-alpha', false],
  ['>1.2', '1.2.9', false],
  ['>1.2', '1.3.0', true],
  ['1.2', '1.2.9', true],
  ['=1.2', '1.3.0', false],
  ['!=1.2', '1.2.9', false],
  ['=<2', '2.9.9', true],
  ['=>2', '2.0.0', true],
  ['~>1.2.3', '1.2.9', true],
  ['>= 1.2 < 2, != 1.5.0', '1.5.0', false],
  ['<1 || >=2', '2.1.0', true],
  ['1.2 - 1.4', '1.4.9', true],
  ['1.2 - 1.4', '1.5.0', false],
  ['~1', '1.9.0', true],
  ['~0.0.0', '7.0.0', true],
  ['^0.2.3', '0.3.0', false],
  ['^0.0.3', '0.0.4', false],
  ['^0.0', '0.0.9', true],
  ['^0', '0.9.0', true],
  ['v1.2.x', '1.2.3+metadata', true],
  ['>=1.2.3+a', '1.2.3+b', true],
  ['!=*', '0.0.0', false],
  ['!=*', '0.0.1', true],
])('P18: %j with %s: %s', (constraint, version, satisfied) => {
  expect(accepts(constraint, version)).toBe(satisfied);
  expect(validateConstraint(parseConstraint(constraint), newVersion(version)).ok).toBe(satisfied);
});

test.each([
  ['', 'improper constraint: ""'],
  ['==1', 'improper constraint: "==1"'],
  ['1.2.3.4', 'improper constraint: "1.2.3.4"'],
  ['>1 ||', 'improper constraint: ""'],
  ['1,,2', 'improper constraint: "1,,2"'],
  ['1 "2"', 'improper constraint: "1 \\"2\\""'],
  ['xx', 'constraint parser error'],
  ['1|2', 'constraint parser error'],
  ['1.2.3-01', 'constraint parser error'],
  ['1'.repeat(513), 'constraint string is too long (max 512 bytes)'],
  [Array.from({ length: 33 }, () => '1').join('||'), 'too many constraint groups (max 32)'],
])('%j is no constraint: %s', (text, message) => {
  expect(() => parseConstraint(text)).toThrow(message);
});

test('a hyphen range becomes two comparisons, even around alternatives', () => {
  expect(formatConstraint(parseConstraint('1.2 - 3.x'))).toBe('>=1.2 <=3.x');
  expect(formatConstraint(parseConstraint('1||2 - 3'))).toBe('>=1 || 2 <=3');
});

test.each([
  ['^1.2', '2.0.0', ['"2.0.0" does not have same major version as "1.2"']],
  ['~1.2.0', '1.3.0', ['"1.3.0" does not have same major and minor version as "1.2.0"']],
  ['>2, <1', '1.5.0', ['"1.5.0" is less than or equal to "2"', '"1.5.0" is greater than or equal to "1"']],
  ['<1 || !=2.x', '2.0.0', ['"2.0.0" is greater than or equal to "1"', '"2.0.0" is equal to "2.x"']],
  [
    '^0.2.3',
    '0.3.0',
    [
      '"0.3.0" does not have same minor version as "0.2.3". Expected minor versions to match when constraint major version is 0',
    ],
  ],
  [
    '^0.0.3',
    '0.0.4',
    ['"0.0.4" does not equal "0.0.3". Expect version and constraint to equal when major and minor versions are 0'],
  ],
  [
    '1 || 2',
    '1.0.0-rc.1+b',
    ['"1.0.0-rc.1+b" is a prerelease version and the constraint is only looking for release versions'],
  ],
])('%j refuses %s with its reasons', (constraint, version, errors) => {
  expect(validateConstraint(parseConstraint(constraint), newVersion(version))).toEqual({ ok: false, errors });
});
