import {
  defineFunc,
  defineVariadic,
  type GoFunc,
  type GoInt,
  GoSlice,
  INT,
  INT_SLICE,
  int,
  STRING,
} from '@metachart/go-runtime/reflect';
import { checkListLength } from '../size-limit.ts';

/** Sprig's ranges of ints: until, untilStep, and seq, which gives them as text. */
export const integerListFuncs: readonly GoFunc[] = [
  defineFunc(
    'until',
    { params: [INT], result: INT_SLICE },
    ({ value: stop }) =>
      new GoSlice(INT_SLICE, range('until', { start: 0n, stop, step: stop < 0n ? -1n : 1n }).map(int)),
  ),
  defineFunc(
    'untilStep',
    { params: [INT, INT, INT], result: INT_SLICE },
    (start, stop, step) =>
      new GoSlice(INT_SLICE, range('untilStep', { start: start.value, stop: stop.value, step: step.value }).map(int)),
  ),
  defineVariadic('seq', { params: [], rest: INT, result: STRING }, sequence),
];

interface Range {
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
}

/** From `start` up to, not including, `stop`; nothing if the step does not lead there. */
function range(name: string, { start, stop, step }: Range): bigint[] {
  if (step === 0n || step > 0n !== stop >= start || stop === start) return [];
  const distance = step > 0n ? stop - start - 1n : start - stop - 1n;
  const length = Number(distance / (step > 0n ? step : -step)) + 1;
  checkListLength(name, length);
  const numbers: bigint[] = new Array(length);
  for (let i = 0, next = start; i < length; i++, next += step) numbers[i] = next;
  return numbers;
}

/** As the command seq: `end`, `start end` or `start step end`, both ends included; "" for any other number of arguments. */
function sequence(...params: readonly GoInt[]): string {
  const bounds = sequenceBounds(params.map((param) => param.value));
  return bounds ? range('seq', bounds).join(' ') : '';
}

function sequenceBounds(params: readonly bigint[]): Range | undefined {
  const [start, step, end] =
    params.length === 1 ? [1n, undefined, params[0]] : params.length === 2 ? [params[0], undefined, params[1]] : params;
  if (params.length > 3 || start === undefined || end === undefined) return undefined;
  const direction = end < start ? -1n : 1n;
  return { start, stop: end + direction, step: step ?? direction };
}
