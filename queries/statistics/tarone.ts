/**
 * By how much chances of several tests on counts are to be raised so that, where none of what is tested is real, at most
 * `level` of such families have any below it: not by the number of tests, but of those that could come out below at all,
 * given how few cases they rest on (Tarone 1990). `least` is the smallest chance that each test can give.
 */
export function taroneFactor(least: readonly number[], level: number): number {
  let factor = 1
  while (least.filter((p) => p < level / factor).length > factor) factor += 1
  return factor
}
