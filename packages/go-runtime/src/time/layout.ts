/** The parts of a layout that stand for a field of a time, by how Go's reference time writes them. */
export type LayoutField =
  | 'January'
  | 'Jan'
  | '1'
  | '01'
  | 'Monday'
  | 'Mon'
  | '2'
  | '_2'
  | '02'
  | '__2'
  | '002'
  | '15'
  | '3'
  | '03'
  | '4'
  | '04'
  | '5'
  | '05'
  | '2006'
  | '06'
  | 'PM'
  | 'pm'
  | 'MST'
  | 'Z0700'
  | 'Z070000'
  | 'Z07'
  | 'Z07:00'
  | 'Z07:00:00'
  | '-0700'
  | '-070000'
  | '-07'
  | '-07:00'
  | '-07:00:00'
  | '.0'
  | '.9';

/** Text to copy, then a field; the last part of a layout has no field. */
export interface LayoutPart {
  readonly prefix: string;
  readonly field: LayoutField | undefined;
  /** The field as the layout spells it. */
  readonly text: string;
  /** Of a fraction of a second: how many digits. */
  readonly digits: number;
}

/** Cuts a layout into fields and the text between them. Go: format.go, nextStdChunk. */
export function parseLayout(layout: string): readonly LayoutPart[] {
  const known = parsed.get(layout);
  if (known !== undefined) return known;
  const parts: LayoutPart[] = [];
  let copied = 0;
  for (let at = 0; at < layout.length; ) {
    const found = fieldAt(layout, at);
    if (found === undefined) {
      at++;
      continue;
    }
    const start = at + found.skip;
    at = start + found.length;
    parts.push({
      prefix: layout.slice(copied, start),
      field: found.field,
      text: layout.slice(start, at),
      digits: found.field === '.0' || found.field === '.9' ? (found.length - 1) & 0xfff : 0,
    });
    copied = at;
  }
  parts.push({ prefix: layout.slice(copied), field: undefined, text: '', digits: 0 });
  if (layout.length <= maxKeptLength) {
    if (parsed.size >= maxKept) parsed.clear();
    parsed.set(layout, parts);
  }
  return parts;
}

const maxKept = 64;
const maxKeptLength = 200;
const parsed = new Map<string, readonly LayoutPart[]>();

interface FoundField {
  readonly field: LayoutField;
  readonly length: number;
  /** Characters before the field that only look like a part of it. */
  readonly skip: number;
}

function found(field: LayoutField, length = field.length): FoundField {
  return { field, length, skip: 0 };
}

/** Longer spellings stand before their beginnings. */
const zoneFields: readonly LayoutField[] = [
  'Z070000',
  'Z07:00:00',
  'Z0700',
  'Z07:00',
  'Z07',
  '-070000',
  '-07:00:00',
  '-0700',
  '-07:00',
  '-07',
];

function fieldAt(layout: string, at: number): FoundField | undefined {
  switch (layout[at]) {
    case 'J':
      return wordAt(layout, at, ['January', 'Jan']);
    case 'M':
      return layout.startsWith('MST', at) ? found('MST') : wordAt(layout, at, ['Monday', 'Mon']);
    case '0':
      return zeroFieldAt(layout, at);
    case '1':
      return found(layout[at + 1] === '5' ? '15' : '1');
    case '2':
      return found(layout.startsWith('2006', at) ? '2006' : '2');
    case '_':
      return spaceFieldAt(layout, at);
    case '3':
    case '4':
    case '5':
      return found(layout[at] as '3' | '4' | '5');
    case 'P':
      return layout[at + 1] === 'M' ? found('PM') : undefined;
    case 'p':
      return layout[at + 1] === 'm' ? found('pm') : undefined;
    case '-':
    case 'Z': {
      const zone = zoneFields.find((field) => layout.startsWith(field, at));
      return zone === undefined ? undefined : found(zone);
    }
    case '.':
    case ',':
      return fractionAt(layout, at);
    default:
      return undefined;
  }
}

/** The short form does not count before a small letter: Month is not Mon and th. */
function wordAt(
  layout: string,
  at: number,
  [long, short]: readonly [LayoutField, LayoutField],
): FoundField | undefined {
  if (layout.startsWith(long, at)) return found(long);
  if (!layout.startsWith(short, at)) return undefined;
  const next = layout.charCodeAt(at + short.length);
  return next >= 0x61 && next <= 0x7a ? undefined : found(short);
}

function zeroFieldAt(layout: string, at: number): FoundField | undefined {
  const two = layout.slice(at, at + 2);
  switch (two) {
    case '01':
    case '02':
    case '03':
    case '04':
    case '05':
    case '06':
      return found(two);
    default:
      return layout.startsWith('002', at) ? found('002') : undefined;
  }
}

/** In _2006 the underscore is text. */
function spaceFieldAt(layout: string, at: number): FoundField | undefined {
  if (layout.startsWith('_2006', at)) return { field: '2006', length: 4, skip: 1 };
  if (layout.startsWith('_2', at)) return found('_2');
  return layout.startsWith('__2', at) ? found('__2') : undefined;
}

/** A run of zeros or nines, which no other digit may follow. */
function fractionAt(layout: string, at: number): FoundField | undefined {
  const digit = layout[at + 1];
  if (digit !== '0' && digit !== '9') return undefined;
  let end = at + 1;
  while (layout[end] === digit) end++;
  const next = layout.charCodeAt(end);
  if (next >= 0x30 && next <= 0x39) return undefined;
  return found(digit === '0' ? '.0' : '.9', end - at);
}
