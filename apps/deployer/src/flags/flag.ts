/**
 * A command-line flag with pflag's semantics. `read` gives the flag's next value from the one so far and the text of one
 * occurrence; it throws GoError with the text that pflag would wrap.
 */
export interface Flag<Value = unknown> {
  readonly name: string;
  readonly shorthand?: string;
  readonly usage: string;
  /** The word that stands for the value in help, empty for switches. */
  readonly placeholder: string;
  readonly initial: Value;
  /** The text that `--flag` without a value stands for; such a flag takes a value only as `--flag=value`. */
  readonly bareValue?: string;
  read(current: Value, text: string): Value;
  /** Left out of help. */
  readonly hidden?: boolean;
}

export interface FlagOptions {
  readonly shorthand?: string;
  readonly usage: string;
  readonly hidden?: boolean;
}

export type FlagTable = Readonly<Record<string, Flag>>;

export type FlagValues<Table extends FlagTable> = {
  readonly [Key in keyof Table]: Table[Key] extends Flag<infer Value> ? Value : never;
};
