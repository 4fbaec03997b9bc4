import { integerFlag, switchFlag, textFlag } from '../../flags/index.ts';
import { outputFlag, releaseFlags } from './release-flags.ts';

export const listFlags = {
  ...releaseFlags,
  all: switchFlag('all', { shorthand: 'a', usage: 'releases of every status' }),
  allNamespaces: switchFlag('all-namespaces', { shorthand: 'A', usage: 'the releases of all namespaces' }),
  date: switchFlag('date', { shorthand: 'd', usage: 'sort by the time of the last deploy' }),
  deployed: switchFlag('deployed', { usage: 'deployed releases; they and failed ones where no status is asked for' }),
  failed: switchFlag('failed', { usage: 'failed releases' }),
  filter: textFlag('filter', { shorthand: 'f', usage: 'a regular expression that the name must match' }),
  max: integerFlag('max', { shorthand: 'm', usage: 'how many releases at most; 0 means all', initial: 256n }),
  noHeaders: switchFlag('no-headers', { usage: 'leave the first line of the table out' }),
  offset: integerFlag('offset', { usage: 'how many releases to pass over before the first', initial: 0n }),
  output: outputFlag,
  pending: switchFlag('pending', { usage: 'releases with an operation under way' }),
  reverse: switchFlag('reverse', { shorthand: 'r', usage: 'the other way round' }),
  selector: textFlag('selector', { shorthand: 'l', usage: 'a label selector on the Secrets that hold the records' }),
  short: switchFlag('short', { shorthand: 'q', usage: 'names alone' }),
  superseded: switchFlag('superseded', { usage: 'superseded releases' }),
  timeFormat: textFlag('time-format', { usage: 'how times are printed, such as "2006-01-02 15:04:05Z0700"' }),
  uninstalled: switchFlag('uninstalled', { usage: 'releases that were uninstalled and whose history was kept' }),
  uninstalling: switchFlag('uninstalling', { usage: 'releases that are being uninstalled' }),
};
