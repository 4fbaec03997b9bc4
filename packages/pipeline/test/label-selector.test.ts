import { expect, test } from 'vitest';
import { parseLabelSelector } from '../src/releases/parse-label-selector.ts';

const labels = { team: 'shop', version: '3', empty: '' };

test.each([
  ['', true],
  ['team', true],
  ['!team', false],
  ['none', false],
  ['!none', true],
  ['team=shop', true],
  ['team == shop', true],
  ['team!=shop', false],
  ['none!=shop', true],
  ['empty=', true],
  ['none=', false],
  ['team in (shop, bar)', true],
  ['team in (bar)', false],
  ['team notin (bar)', true],
  ['none notin (bar)', true],
  ['none in ()', false],
  ['empty in (,)', true],
  ['in in (in)', false],
  ['version>2', true],
  ['version>3', false],
  ['version<4,team=shop', true],
  ['version<4,team=bar', false],
  ['team>1', false],
  ['constructor', false],
])('%j selects: %j', (selector, selects) => {
  expect(parseLabelSelector(selector)(labels)).toBe(selects);
});

test.each([
  [',', "found ',', expected: !, identifier, or 'end of string'"],
  ['a,', "found '', expected: identifier after ','"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['a=b c', "found 'c', expected: ',' or 'end of string'"],
  ['!', "unable to parse requirement: found '', expected: identifier"],
  ['a in b', "unable to parse requirement: found 'b' expected: '('"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a==)', "unable to parse requirement: found ')', expected: identifier"],
  [
    'a>b',
    `unable to parse requirement: values[0]: Invalid value: "b": for 'Gt', 'Lt' operators, the value must be an integer`,
  ],
  [
    'a=b?',
    'unable to parse requirement: values[0][a]: Invalid value: "b?": a valid label must be an empty string or consist of',
  ],
  ['!a=b', "found '=', expected: ',' or 'end of string'"],
  ['a!in(b)', "unable to parse requirement: found '!', expected: in, notin, =, ==, !=, gt, lt"],
  ['a===b', "unable to parse requirement: found '=', expected: identifier"],
  ['a in (=)', "unable to parse requirement: found '=', expected: ',', ')' or identifier"],
  ['/a', 'unable to parse requirement: <nil>: Invalid value: "/a": this is no key of a label'],
])('%j is refused', (selector, message) => {
  expect(() => parseLabelSelector(selector)).toThrow(message);
});
