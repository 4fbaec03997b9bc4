import { formatTime, type Instant } from '@metachart/go-runtime/time';

/** A time as Helm prints it for people (Go: time.ANSIC). */
export function shortTime(instant: Instant): string {
  return formatTime(instant, 'Mon Jan _2 15:04:05 2006');
}

/** Go's zero time. */
export const noTime = 'Mon Jan  1 00:00:00 0001';
