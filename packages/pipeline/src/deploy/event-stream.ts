/**
 * Runs something that reports by a callback and yields its reports as they come; its result is returned, its failure thrown
 * (after `explain`, which may throw a better one). `stop` is given where nobody listens any more.
 */
export async function* eventStream<Event, Result>(
  run: (emit: (event: Event) => void, stop: AbortSignal) => Promise<Result>,
  explain: () => void,
): AsyncGenerator<Event, Result, void> {
  const stopping = new AbortController();
  const queue: Event[] = [];
  let wake = (): void => {};
  let outcome: { readonly result: Result } | { readonly error: unknown } | undefined;
  const running = run((event) => {
    queue.push(event);
    wake();
  }, stopping.signal).then(
    (result) => {
      outcome = { result };
      wake();
    },
    (error: unknown) => {
      outcome = { error };
      wake();
    },
  );
  try {
    for (;;) {
      while (queue.length > 0) yield queue.shift()!;
      if (outcome !== undefined) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (queue.length > 0 || outcome !== undefined) resolve();
      });
    }
  } finally {
    stopping.abort();
    await running;
  }
  if ('result' in outcome) return outcome.result;
  explain();
  throw outcome.error;
}
