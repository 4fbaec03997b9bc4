export type { Flag, FlagOptions, FlagTable, FlagValues } from './flag.ts';
export {
  commaListFlag,
  durationFlag,
  floatFlag,
  integerFlag,
  listFlag,
  pairsFlag,
  switchFlag,
  textFlag,
} from './flag-kinds.ts';
export { formatFlags } from './format-flags.ts';
export { type ParsedArguments, parseFlags } from './parse-flags.ts';
