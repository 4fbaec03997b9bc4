import { GoError } from '../reflect/index.ts';
import { parsePosixRule, type ZoneType, zoneTypeByRule } from './posix-rule.ts';
import { quoteTimeText } from './quote-time-text.ts';
import { ZONE_TABLE } from './zone-table.ts';

/** Go's *time.Location. */
export interface Location {
  readonly kind: 'utc' | 'local' | 'other';
  /** As its String method gives it. */
  readonly name: string;
  /** The kinds of time it has known; none for UTC. */
  readonly zones: readonly ZoneType[];
  /** The kind of time at a second since the Unix epoch. */
  readonly zoneAt: (seconds: number) => ZoneType;
}

const utcType: ZoneType = { name: 'UTC', offset: 0, daylight: false };

/** Go's time.UTC. */
export const UTC: Location = { kind: 'utc', name: 'UTC', zones: [], zoneAt: () => utcType };

/** Go's time.FixedZone; the offset is in seconds east of UTC. */
export function fixedZone(name: string, offset: number): Location {
  const type: ZoneType = { name, offset, daylight: false };
  return { kind: 'other', name, zones: [type], zoneAt: () => type };
}

/**
 * Go's time.LoadLocation, from the table of IANA zones that is part of this package. `local` answers for the name Local,
 * UTC when missing. Throws GoError `unknown time zone NAME`.
 */
export function loadLocation(name: string, local: Location = UTC): Location {
  if (name === '' || name === 'UTC') return UTC;
  if (name === 'Local') return local;
  if (name.includes('..') || name.startsWith('/') || name.startsWith('\\')) {
    throw new GoError('time: invalid location name');
  }
  const known = loaded.get(name);
  if (known !== undefined) return known;
  zoneLines ??= indexZones();
  const line = zoneLines.get(name);
  if (line === undefined) throw new GoError(`unknown time zone ${name}`);
  const location = readLocation(name, line);
  loaded.set(name, location);
  return location;
}

/** Go's time.Local on a system whose zone is the named one. Throws as loadLocation. */
export function localLocation(zone: string): Location {
  return { ...loadLocation(zone), kind: 'local', name: 'Local' };
}

/**
 * The offset of a zone by its abbreviation, if the location knows it: one that is in use at that local second before any
 * other. Go: zoneinfo.go, lookupName.
 */
export function offsetByName(location: Location, name: string, seconds: number): number | undefined {
  const named = location.zones.filter((zone) => zone.name === name);
  for (const zone of named) {
    const used = location.zoneAt(seconds - zone.offset);
    if (used.name === name) return used.offset;
  }
  return named[0]?.offset;
}

/** How Go source would name the location. Go: format.go, GoString. */
export function locationInGoSyntax(location: Location): string {
  if (location.kind === 'utc') return 'time.UTC';
  return location.kind === 'local' ? 'time.Local' : `time.Location(${quoteTimeText(location.name)})`;
}

const loaded = new Map<string, Location>();
let zoneLines: ReadonlyMap<string, string> | undefined;

function indexZones(): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const line of ZONE_TABLE.trim().split('\n')) {
    for (const name of line.slice(0, line.indexOf(';')).split(',')) lines.set(name, line);
  }
  return lines;
}

function readLocation(name: string, line: string): Location {
  const [, types, first, changes, ruleText] = line.split(';');
  const zones = types!.split(',').map(readType);
  const times: number[] = [];
  const used: ZoneType[] = [];
  let at = 0;
  for (const [, gap, rest, letter] of changes!.matchAll(/(-?[0-9a-z]+)(?:\.([0-9a-z]+))?([A-Z])/g)) {
    at += Number.parseInt(gap!, 36) * 900 + (rest === undefined ? 0 : Number.parseInt(rest, 36));
    times.push(at);
    used.push(zones[letter!.charCodeAt(0) - 65]!);
  }
  const before = zones[first!.charCodeAt(0) - 65]!;
  const rule = parsePosixRule(ruleText!);
  const zoneAt = (seconds: number): ZoneType => {
    const index = countUpTo(times, seconds);
    if (index === times.length && rule !== undefined) return zoneTypeByRule(rule, seconds);
    return index === 0 ? before : used[index - 1]!;
  };
  return { kind: 'other', name, zones, zoneAt };
}

function readType(text: string): ZoneType {
  const [name, offset] = text.split(':');
  return { name: name!, offset: Number.parseInt(offset!, 36), daylight: offset!.endsWith('*') };
}

/** How many of the ascending times are not later than `seconds`. */
function countUpTo(times: readonly number[], seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
