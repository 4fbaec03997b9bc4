import { byteLength } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';

/**
 * The fields of the first record of a CSV text, as Go's encoding/csv with its defaults: empty lines before it are
 * skipped, a quoted field may hold commas, doubled quotes and line breaks. Throws GoError with Go's texts (columns count
 * bytes), `EOF` where there is no record.
 */
export function readCsvRecord(text: string): string[] {
  const lines = splitLines(text);
  let number = lines.findIndex((line) => line !== '' && line !== '\n');
  if (number === -1) throw new GoError('EOF');
  const first = number;
  const fields: string[] = [];
  let line = lines[number]!;
  let at = 0;
  const fail = (column: number, reason: string): never => {
    const place = `parse error on line ${number + 1}, column ${byteLength(line.slice(0, column)) + 1}: ${reason}`;
    throw new GoError(number === first ? place : `record on line ${first + 1}; ${place}`);
  };

  for (;;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const field = comma === -1 ? line.slice(at).replace(/\n$/, '') : line.slice(at, comma);
      const quote = field.indexOf('"');
      if (quote !== -1) fail(at + quote, 'bare " in non-quoted-field');
      fields.push(field);
      if (comma === -1) return fields;
      at = comma + 1;
      continue;
    }
    at++;
    const parts: string[] = [];
    for (let open = true; open; ) {
      const quote = line.indexOf('"', at);
      if (quote === -1) {
        parts.push(line.slice(at));
        if (number + 1 >= lines.length) fail(line.length, 'extraneous or missing " in quoted-field');
        line = lines[++number]!;
        at = 0;
        continue;
      }
      parts.push(line.slice(at, quote));
      at = quote + 1;
      if (line[at] === '"') {
        parts.push('"');
        at++;
      } else if (line[at] === ',') {
        at++;
        open = false;
      } else if (at === line.length || line.slice(at) === '\n') {
        fields.push(parts.join(''));
        return fields;
      } else {
        fail(quote, 'extraneous or missing " in quoted-field');
      }
    }
    fields.push(parts.join(''));
  }
}

/** Lines with their `\n`; `\r\n` counts as `\n`, and a `\r` at the end of the text is dropped. */
function splitLines(text: string): string[] {
  const lines = text.replace(/\r\n/g, '\n').split(/(?<=\n)/);
  const last = lines.length - 1;
  lines[last] = lines[last]!.replace(/\r$/, '');
  return lines[last] === '' ? lines.slice(0, last) : lines;
}
