import { formatTime, type Instant, type Location, parseTime } from '@metachart/go-runtime/time';

/** Go's time.RFC3339Nano, which reads what RFC 3339 allows. */
export const rfc3339 = '2006-01-02T15:04:05.999999999Z07:00';

/**
 * A time of a record; undefined where there is none. An offset that `local` has at that time means `local`, as in Go. Throws
 * GoError for a text that is no time.
 */
export function recordedTime(text: string | undefined, local: Location): Instant | undefined {
  return text ? parseTime(rfc3339, text, local) : undefined;
}

/** A time as Helm writes it into JSON: empty where there is none (Helm: pkg/time). */
export function normalizeTime(text: string | undefined): string {
  return text ? formatTime(parseTime(rfc3339, text), rfc3339) : '';
}
