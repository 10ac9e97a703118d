export interface Interval {
  readonly low: number
  readonly high: number
}

/** The two-sided 95 % point of the standard normal distribution. */
export const normalPoint = 1.959963984540054

/**
 * The 95 % interval of a share of `n` independent cases, of which `hits` count (Wilson 1927, score interval): both
 * ends are fractions between 0 and 1. Null without cases, or when hits are not a part of them.
 */
export function wilsonInterval(hits: number, n: number): Interval | null {
  if (n <= 0 || hits < 0 || hits > n) return null
  const z = normalPoint
  const share = hits / n
  const center = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return {
    low: hits === 0 ? 0 : (center - half) / scale,
    high: hits === n ? 1 : (center + half) / scale
  }
}
