/**
 * Replaces `$name` and `${name}` by what `read` gives for the name, as Go's os.Expand: `$1` and the like are names of one
 * character, a broken `${` is dropped, and a `$` before anything else stays.
 */
export function expandVariables(text: string, read: (name: string) => string): string {
  return text.replace(variable, (match, braced?: string, special?: string, plain?: string) => {
    if (match === '$') return match;
    const name = braced ?? special ?? plain ?? '';
    return name === '' ? '' : read(name);
  });
}

const variable = /\$(?:\{([^}]*)\}|\{|([*#$@!?\-0-9])|([A-Za-z_][A-Za-z0-9_]*)|)/g;
