import { expect, test } from 'vitest';
import { readCsvRecord } from './read-csv-record.ts';

test.each([
  ['a,b', ['a', 'b']],
  ['', undefined],
  [',', ['', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""hi""",x', ['say "hi"', 'x']],
  ['"two\nlines",x\nnext', ['two\nlines', 'x']],
  ['\n\na\r\n', ['a']],
  ['é,b', ['é', 'b']],
])('the record of %j', (text, fields) => {
  if (fields === undefined) expect(() => readCsvRecord(text)).toThrow('EOF');
  else expect(readCsvRecord(text)).toEqual(fields);
});

test.each([
  ['a"b', 'parse error on line 1, column 2: bare " in non-quoted-field'],
  ['é"b', 'parse error on line 1, column 3: bare " in non-quoted-field'],
  ['"a"b', 'parse error on line 1, column 3: extraneous or missing " in quoted-field'],
  ['"a', 'parse error on line 1, column 3: extraneous or missing " in quoted-field'],
  ['"a\nb', 'record on line 1; parse error on line 2, column 2: extraneous or missing " in quoted-field'],
  ['"b\n\r', 'parse error on line 1, column 4: extraneous or missing " in quoted-field'],
])('%j is refused with the text and place of Go', (text, message) => {
  expect(() => readCsvRecord(text)).toThrow(message);
});
