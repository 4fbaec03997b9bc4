import { DiagnosticError } from '@metachart/diagnostics';

/** The longest text a function builds, in characters: far beyond any manifest, and well below what exhausts memory. */
export const maxTextLength = 2 ** 25;
/** The longest list a function builds. */
export const maxListLength = 2 ** 22;
/** How deep a value may be nested for a function that walks all of it. */
export const maxDepth = 1000;
/** How many values a function visits while it walks a structure whose parts are shared many times. */
export const maxVisits = 2 ** 20;

/** Refuses a text that would be longer than `maxTextLength`, where Go would go on until the memory is used up. */
export function checkTextLength(name: string, length: number): void {
  if (length > maxTextLength) refuse(name, `a text of ${length} characters`, maxTextLength);
}

/** Refuses a list that would be longer than `maxListLength`. */
export function checkListLength(name: string, length: number): void {
  if (length > maxListLength) refuse(name, `a list of ${length} elements`, maxListLength);
}

/** Counts visited values; throws once there are more than `maxVisits` or they are nested deeper than `maxDepth`. */
export function createVisitCounter(name: string): (depth: number) => void {
  let visits = 0;
  return (depth) => {
    visits += 1;
    if (visits > maxVisits) refuse(name, 'a structure of more values than can be held', maxVisits);
    if (depth > maxDepth) {
      throw new DiagnosticError('template/size-limit', {
        message: `${name}: the value is nested more than ${maxDepth} levels deep`,
        hint: 'a map or list that contains itself has no end; look for a `set` that puts a map into itself',
      });
    }
  };
}

function refuse(name: string, what: string, limit: number): never {
  throw new DiagnosticError('template/size-limit', {
    message: `${name}: ${what} was asked for`,
    hint: `the limit is ${limit}; check the numbers that are passed to ${name}`,
  });
}
