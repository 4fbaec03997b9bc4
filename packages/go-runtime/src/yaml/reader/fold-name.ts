/**
 * A name without regard to case, as encoding/json and sigs.k8s.io/yaml compare keys with field names (encoding/json:
 * fold.go). Beside ASCII letters the long s and the Kelvin sign fold to letters; nothing else can equal an ASCII name.
 */
export function foldName(name: string): string {
  return name.replace(foldable, (letter) =>
    letter === '\u017f' ? 'S' : letter === '\u212a' ? 'K' : letter.toUpperCase(),
  );
}

const foldable = /[a-z\u017f\u212a]/g;
