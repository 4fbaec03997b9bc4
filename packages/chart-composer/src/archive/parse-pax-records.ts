import { stringOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';

/** The records `LENGTH KEY=VALUE\n` of a PAX header. Throws GoError `archive/tar: invalid tar header`. */
export function parsePaxRecords(data: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < data.length) {
    const space = data.indexOf(0x20, at);
    const length = space === -1 ? Number.NaN : parseLength(stringOf(data.subarray(at, space)));
    const end = at + length;
    // Not `end > data.length`: that is false for a length that is no number.
    if (!(length >= 5 && end <= data.length && end > space + 1) || data[end - 1] !== 0x0a) throw paxError();
    const record = stringOf(data.subarray(space + 1, end - 1));
    const equals = record.indexOf('=');
    if (equals < 1) throw paxError();
    const key = record.slice(0, equals);
    const value = record.slice(equals + 1);
    if ((TEXT_KEYS.has(key) ? value : key).includes('\0')) throw paxError();
    records.set(key, value);
    at = end;
  }
  return records;
}

/** Checks the records that Go turns into numbers; one that is wrong makes the header invalid. Go: tar mergePAX. */
export function checkPaxNumbers(records: ReadonlyMap<string, string>): void {
  for (const [key, value] of records) {
    const pattern = NUMBER_KEYS.get(key);
    if (pattern && value !== '' && !pattern.test(value)) throw paxError();
  }
}

const TEXT_KEYS: ReadonlySet<string> = new Set(['path', 'linkpath', 'uname', 'gname']);

const integer = /^[+-]?[0-9]{1,19}$/;
const time = /^[+-]?[0-9]{1,19}(?:\.[0-9]*)?$/;

const NUMBER_KEYS: ReadonlyMap<string, RegExp> = new Map([
  ['uid', integer],
  ['gid', integer],
  ['size', integer],
  ['atime', time],
  ['ctime', time],
  ['mtime', time],
]);

function parseLength(text: string): number {
  return /^[+-]?[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function paxError(): GoError {
  return new GoError('archive/tar: invalid tar header');
}
