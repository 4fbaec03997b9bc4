/** The last element of a path, as Go's path.Base: trailing slashes do not count; "." for "", "/" for only slashes. */
export function basePath(path: string): string {
  if (path === '') return '.';
  let end = path.length;
  while (end > 0 && path.charCodeAt(end - 1) === 0x2f) end--;
  if (end === 0) return '/';
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

/** The last element's part from its last dot on, as Go's path.Ext; "" when it has no dot. */
export function extPath(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(dot) : '';
}

/** Whether a path begins with a slash, as Go's path.IsAbs. */
export function isAbsolutePath(path: string): boolean {
  return path.charCodeAt(0) === 0x2f;
}
