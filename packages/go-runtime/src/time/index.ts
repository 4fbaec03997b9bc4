export { type CivilDate, daysInMonth, isLeapYear } from './civil-date.ts';
export {
  absoluteDuration,
  durationInUnits,
  formatDuration,
  parseDuration,
  roundDuration,
  truncateDuration,
} from './duration.ts';
export { DURATION, MONTH, WEEKDAY } from './duration-type.ts';
export { formatTime } from './format-time.ts';
export {
  addDate,
  addDuration,
  compareInstants,
  type DateFields,
  dateOf,
  type Instant,
  inLocation,
  instantOfDate,
  instantOfUnix,
  isZeroInstant,
  type LocalTime,
  localTimeOf,
  roundInstant,
  subtractInstants,
  truncateInstant,
} from './instant.ts';
export { fixedZone, type Location, loadLocation, localLocation, UTC } from './location.ts';
export { LOCATION, LOCATION_POINTER, locationPointer } from './location-type.ts';
export { parseTime } from './parse-time.ts';
export type { ZoneType } from './posix-rule.ts';
export { makeTime, TIME, timeOf } from './time-type.ts';
