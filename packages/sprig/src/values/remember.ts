/** How many results are kept before the next one starts afresh. */
const capacity = 500;

/** A pure function of a text that keeps its latest results. What throws is not kept. */
export function remember<Result>(compute: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = compute(text);
    if (results.size >= capacity) results.clear();
    results.set(text, result);
    return result;
  };
}
