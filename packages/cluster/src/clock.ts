/** Time, handed in so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Calls back once after that many milliseconds, unless the returned function is called before. */
  startTimer(milliseconds: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  startTimer(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Resolves after that time, or as soon as the signal aborts. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      stop();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const stop = clock.startTimer(milliseconds, finish);
    signal.addEventListener('abort', finish);
  });
}

/** Resolves when the signal aborts. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

interface Backoff {
  /** How long to pause now; twice as long with each call. */
  next(): number;
  reset(): void;
}

export function createBackoff({ first, most }: { readonly first: number; readonly most: number }): Backoff {
  let present = first;
  return {
    next() {
      const pauseNow = present;
      present = Math.min(present * 2, most);
      return pauseNow;
    },
    reset() {
      present = first;
    },
  };
}
