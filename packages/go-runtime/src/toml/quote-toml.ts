const bareKey = /^[A-Za-z0-9_-]+$/;
const escapable = /["\\\x00-\x1f\x7f]/g;

/**
 * A basic string of TOML. Bytes that are not UTF-8 stay as they are (BurntSushi/toml: encode.go, dblQuotedReplacer).
 */
export function quoteToml(text: string): string {
  return `"${text.replace(escapable, escapeChar)}"`;
}

/** A key, quoted if it has to be. */
export function formatKey(name: string): string {
  return bareKey.test(name) ? name : quoteToml(name);
}

/** A dotted key. */
export function formatKeyPath(path: readonly string[]): string {
  return path.map(formatKey).join('.');
}

function escapeChar(char: string): string {
  const named = ESCAPES.get(char);
  return named ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);
