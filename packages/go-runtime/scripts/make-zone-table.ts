import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes src/time/zone-table.ts from a directory of compiled IANA zones (TZif files, as `lib/time/zoneinfo.zip` of a Go
 * distribution holds them):
 *
 *     node scripts/make-zone-table.ts DIRECTORY VERSION
 */
const [directory, version] = process.argv.slice(2);
if (directory === undefined || version === undefined) throw new Error('usage: make-zone-table.ts DIRECTORY VERSION');

interface Zone {
  readonly types: readonly { readonly name: string; readonly offset: number; readonly daylight: boolean }[];
  readonly first: number;
  readonly changes: readonly { readonly at: number; readonly type: number }[];
  readonly rule: string;
}

const namesOfZone = new Map<string, string[]>();
for (const name of zoneNames(directory)) {
  const body = writeZone(readZone(readFileSync(join(directory, name))));
  namesOfZone.set(body, [...(namesOfZone.get(body) ?? []), name]);
}
const lines = [...namesOfZone].map(([body, names]) => `${names.join(',')};${body}`).sort();
writeFileSync(
  new URL('../src/time/zone-table.ts', import.meta.url),
  `/**
 * The IANA time zones of release ${version}, written by scripts/make-zone-table.ts. One zone a line:
 *
 *     NAMES;TYPES;FIRST;CHANGES;RULE
 *
 * TYPES are \`ABBREVIATION:OFFSET\`, an offset in seconds east of UTC in base 36, \`*\` after it for daylight saving time.
 * Types are called A, B, C … in order; FIRST is the one in use before any change. A change is the time since the change
 * before it, or at first since the Unix epoch, in quarters of an hour in base 36, \`.\` and further seconds if there are
 * any, and its type. RULE is the POSIX rule for the time after the last change.
 */
export const ZONE_TABLE = \`
${lines.join('\n')}
\`;
`,
);

function zoneNames(root: string): string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => join(entry.parentPath, entry.name).slice(root.replace(/\/$/, '').length + 1));
  return names.filter((name) => readFileSync(join(root, name)).subarray(0, 4).toString('latin1') === 'TZif').sort();
}

/** RFC 8536: a header and data with 32-bit times, then a header and data with 64-bit times, then a rule. */
function readZone(file: Buffer): Zone {
  const old = readCounts(file, 0);
  const start = 44 + old.changes * 5 + old.types * 6 + old.characters + old.leaps * 8 + old.standard + old.universal;
  const counts = readCounts(file, start);
  const timesAt = start + 44;
  const indexesAt = timesAt + counts.changes * 8;
  const typesAt = indexesAt + counts.changes;
  const namesAt = typesAt + counts.types * 6;
  const ruleAt = namesAt + counts.characters + counts.leaps * 12 + counts.standard + counts.universal;
  const types = Array.from({ length: counts.types }, (_, i) => {
    const at = typesAt + i * 6;
    const nameAt = namesAt + file[at + 5]!;
    const name = file.subarray(nameAt, file.indexOf(0, nameAt)).toString('latin1');
    return { name, offset: file.readInt32BE(at), daylight: file[at + 4] === 1 };
  });
  const changes = Array.from({ length: counts.changes }, (_, i) => ({
    at: Number(file.readBigInt64BE(timesAt + i * 8)),
    type: file[indexesAt + i]!,
  }));
  return { types, first: firstType(types, changes), changes, rule: file.subarray(ruleAt).toString('latin1').trim() };
}

function readCounts(file: Buffer, at: number) {
  const count = (index: number) => file.readUInt32BE(at + 20 + index * 4);
  return {
    universal: count(0),
    standard: count(1),
    leaps: count(2),
    changes: count(3),
    types: count(4),
    characters: count(5),
  };
}

/** The type before the first change, by the rules of Go's time.Location.lookupFirstZone. */
function firstType(types: Zone['types'], changes: Zone['changes']): number {
  if (changes.every((change) => change.type !== 0)) return 0;
  const first = changes[0]!.type;
  if (types[first]!.daylight) {
    for (let type = first - 1; type >= 0; type--) if (!types[type]!.daylight) return type;
  }
  return Math.max(
    types.findIndex((type) => !type.daylight),
    0,
  );
}

function writeZone({ types, first, changes, rule }: Zone): string {
  if (types.length > 26) throw new Error('more types than letters');
  const letter = (type: number) => String.fromCharCode(65 + type);
  let last = 0;
  const written = changes.map(({ at, type }) => {
    const gap = at - last;
    last = at;
    const quarters = Math.floor(gap / 900);
    const seconds = gap - quarters * 900;
    return quarters.toString(36) + (seconds === 0 ? '' : `.${seconds.toString(36)}`) + letter(type);
  });
  const kinds = types.map(({ name, offset, daylight }) => `${name}:${offset.toString(36)}${daylight ? '*' : ''}`);
  return `${kinds.join(',')};${letter(first)};${written.join('')};${rule}`;
}
