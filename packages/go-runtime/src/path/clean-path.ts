const SLASH = 0x2f;
const DOT = 0x2e;

/**
 * The shortest path equal to `path` by text alone, as Go's path.Clean: no doubled slashes, no `.` elements, `..` applied
 * where there is something to take back, "." for nothing.
 */
export function cleanPath(path: string): string {
  if (path === '') return '.';
  if (isClean(path)) return path;
  const rooted = path.charCodeAt(0) === SLASH;
  const kept: string[] = [];
  let named = 0;
  for (const element of path.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') {
      kept.push(element);
      named++;
    } else if (named > 0) {
      kept.pop();
      named--;
    } else if (!rooted) {
      kept.push('..');
    }
  }
  const joined = kept.join('/');
  if (rooted) return '/' + joined;
  return joined === '' ? '.' : joined;
}

/** Joins elements with slashes and cleans the result, as Go's path.Join; empty elements are left out, none give "". */
export function joinPath(...elements: readonly string[]): string {
  let joined = '';
  for (const element of elements) {
    if (joined !== '') joined += '/' + element;
    else joined = element;
  }
  return joined === '' ? '' : cleanPath(joined);
}

/** Everything before the last slash, cleaned, as Go's path.Dir; "." when there is none. */
export function dirPath(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

/** Whether cleaning would change nothing; it answers for the paths that occur most, and may say no needlessly. */
function isClean(path: string): boolean {
  let elementStart = 0;
  for (let at = 0; at <= path.length; at++) {
    const unit = at === path.length ? SLASH : path.charCodeAt(at);
    if (unit !== SLASH) continue;
    if (at === elementStart && (at > 0 || path.length === 1)) return false;
    if (path.charCodeAt(elementStart) === DOT && isDots(path, elementStart, at)) return false;
    elementStart = at + 1;
  }
  return true;
}

function isDots(path: string, start: number, end: number): boolean {
  return end - start === 1 || (end - start === 2 && path.charCodeAt(start + 1) === DOT);
}
