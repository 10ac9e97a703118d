/** Which way of a KPI is good; the names are those of the KPI definitions. */
export type Direction = 'up' | 'down' | 'neutral'

/** How a change is shown: favourable, unfavourable, as plain ink, or as what chance alone could bring. */
export type Judgement = 'good' | 'bad' | 'plain' | 'noise'

export type JudgedChange = {
  direction: Direction
  change: number | null
  /** Null where the base gives none: then nothing says that the change matters. */
  changeRate: number | null
  /** The share of the base from which on a change matters, from the settings of the build. */
  materialityRate: number
  /** Of the change, where it has one */
  interval?: { low: number; high: number } | null
}

/**
 * Judges a change against another period: only one that passes the materiality limit is coloured, and of a share of
 * customers only one that chance does not explain.
 */
export function judgeChange(judged: JudgedChange): Judgement {
  const { direction, change, changeRate, materialityRate, interval } = judged
  if (change === null || change === 0 || changeRate === null) return 'plain'
  if (interval && interval.low <= 0 && interval.high >= 0) return 'noise'
  return Math.abs(changeRate) < materialityRate ? 'plain' : judgeSide(direction, change)
}

/** Judges the distance to a target, which is met or missed on the observed value, however closely. */
export function judgeTarget(direction: Direction, distance: number | null): Judgement {
  if (distance === 0 && direction !== 'neutral') return 'good'
  return distance === null ? 'plain' : judgeSide(direction, distance)
}

function judgeSide(direction: Direction, change: number): Judgement {
  if (direction === 'neutral' || change === 0) return 'plain'
  return change > 0 === (direction === 'up') ? 'good' : 'bad'
}
