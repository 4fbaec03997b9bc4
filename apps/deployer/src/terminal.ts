/** What a command may use of the process it runs in. */
export interface Terminal {
  /** Writes a Go string (bytes that are not UTF-8 included) to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly readInput: () => Uint8Array;
  /** Calls back once where the user interrupts, until the returned function is called; a second interrupt ends the process. */
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}
