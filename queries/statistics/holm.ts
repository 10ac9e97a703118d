/**
 * Chances of several tests, each raised so far that, where none of what is tested is real, one in twenty families of tests
 * has any below 0.05 (Holm 1979). In the order given.
 */
export function holmAdjusted(chances: readonly number[]): number[] {
  const adjusted = chances.map(() => 1)
  let highest = 0
  const sorted = chances.map((p, index) => ({ p, index })).toSorted((one, other) => one.p - other.p)
  for (const [place, { p, index }] of sorted.entries()) {
    highest = Math.min(1, Math.max(highest, p * (chances.length - place)))
    adjusted[index] = highest
  }
  return adjusted
}
