/** How far our text agrees with Helm's once the spans that differ between Helm's own runs are left out. */
export type MaskResult =
  | { readonly kind: 'equal'; readonly maskedSpans: number }
  | { readonly kind: 'different'; readonly line: number; readonly helm: string; readonly ours: string };

/**
 * Compares our runs with Helm's, several of each, of a chart that uses random values or the clock. A span is masked only
 * when it is one word that differs between Helm's runs **and** between ours; everything else must be equal in all of them.
 */
export function maskLines(helmRuns: readonly string[], ourRuns: readonly string[]): MaskResult {
  const helm = helmRuns.map((text) => text.split('\n'));
  const ours = ourRuns.map((text) => text.split('\n'));
  const count = Math.max(...[...helm, ...ours].map((lines) => lines.length));
  let maskedSpans = 0;
  for (let at = 0; at < count; at++) {
    const helmLines = helm.map((lines) => lines[at]);
    const ourLines = ours.map((lines) => lines[at]);
    if (allEqual([...helmLines, ...ourLines])) continue;
    const masked = maskWords(helmLines, ourLines);
    if (masked === undefined) {
      return { kind: 'different', line: at + 1, helm: helmLines[0] ?? '<end>', ours: ourLines[0] ?? '<end>' };
    }
    maskedSpans += masked;
  }
  return { kind: 'equal', maskedSpans };
}

/** The characters of base64, hexadecimal and bcrypt texts. */
const word = /[A-Za-z0-9+/=_.-]+/g;

function maskWords(
  helmLines: readonly (string | undefined)[],
  ourLines: readonly (string | undefined)[],
): number | undefined {
  if (allEqual(helmLines) || allEqual(ourLines)) return undefined;
  if ([...helmLines, ...ourLines].some((line) => line === undefined)) return undefined;
  const gaps = [...helmLines, ...ourLines].map((line) => line!.replace(word, '\0'));
  if (!allEqual(gaps)) return undefined;
  const helmWords = helmLines.map((line) => line!.match(word) ?? []);
  const ourWords = ourLines.map((line) => line!.match(word) ?? []);
  let masked = 0;
  for (let at = 0; at < helmWords[0]!.length; at++) {
    const theirs = helmWords.map((words) => words[at]);
    const mine = ourWords.map((words) => words[at]);
    if (allEqual([...theirs, ...mine])) continue;
    if (allEqual(theirs) || allEqual(mine)) return undefined;
    masked++;
  }
  return masked;
}

function allEqual(values: readonly unknown[]): boolean {
  return values.every((value) => value === values[0]);
}
