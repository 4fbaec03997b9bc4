/**
 * Two texts as one: lines that went behind `- `, new ones behind `+ `, and up to two of those around them behind two blanks.
 * Where the parts that differ are very long, all of the old one stands before all of the new one.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const marked = [
    ...before.slice(Math.max(0, start - context), start).map((line) => `  ${line}`),
    ...markLines(before.slice(start, endBefore), after.slice(start, endAfter)),
    ...before.slice(endBefore, endBefore + context).map((line) => `  ${line}`),
  ];
  return shorten(marked);
}

const context = 2;
const maxCells = 1_000_000;

/** By the longest common subsequence. */
function markLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const width = after.length + 1;
  if ((before.length + 1) * width > maxCells) {
    return [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
  }
  const common = new Uint32Array((before.length + 1) * width);
  for (let old = before.length - 1; old >= 0; old--) {
    for (let young = after.length - 1; young >= 0; young--) {
      const at = old * width + young;
      common[at] =
        before[old] === after[young] ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!);
    }
  }
  const lines: string[] = [];
  let [old, young] = [0, 0];
  while (old < before.length || young < after.length) {
    const at = old * width + young;
    if (old < before.length && young < after.length && before[old] === after[young]) {
      lines.push(`  ${before[old++]}`);
      young++;
    } else if (young === after.length || (old < before.length && common[at + width]! >= common[at + 1]!)) {
      lines.push(`- ${before[old++]}`);
    } else {
      lines.push(`+ ${after[young++]}`);
    }
  }
  return lines;
}

/** Long runs of lines that stay are told by their number. */
function shorten(lines: readonly string[]): readonly string[] {
  const shown: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && lines[end]!.startsWith('  ')) end++;
    if (end - at > 2 * context + 1) {
      shown.push(
        ...lines.slice(at, at + context),
        `  (${end - at - 2 * context} lines)`,
        ...lines.slice(end - context, end),
      );
    } else shown.push(...lines.slice(at, end));
    if (end < lines.length) shown.push(lines[end]!);
    at = end + 1;
  }
  return shown;
}
