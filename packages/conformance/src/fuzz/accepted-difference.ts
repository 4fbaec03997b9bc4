import { helmCrashed } from './start-oracle.ts';

/**
 * Why a difference that the fuzzer found is accepted, or undefined where it is not. Each is a decision that stands in a
 * package's README, not a fault that waits.
 */
export function acceptedDifference({
  helm,
  ours,
  template,
}: {
  readonly helm: string;
  readonly ours: string;
  readonly template: string;
}): string | undefined {
  if (helm.includes(helmCrashed)) return 'Helm dies of it, we refuse';
  if (/ (characters|elements|bytes) was asked for$|nested more than \d+ levels deep$/.test(ours)) {
    return 'sizes that would eat the memory are refused';
  }
  const slices = template.match(/slice/g)?.length ?? 0;
  if (slices > 1 && ours.endsWith('slice index out of bounds')) return "a slice's spare capacity is not there";
  return undefined;
}
