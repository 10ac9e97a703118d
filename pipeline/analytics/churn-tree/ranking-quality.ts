/** Rows that were given the same score, and how many of them were hits. */
export interface ScoreGroup {
  readonly score: number
  readonly rows: number
  readonly hits: number
}

/** Highest score first, one group per score. */
export function groupByScore(groups: readonly ScoreGroup[]): ScoreGroup[] {
  const byScore = new Map<number, ScoreGroup>()
  for (const { score, rows, hits } of groups) {
    const known = byScore.get(score)
    byScore.set(score, { score, rows: rows + (known?.rows ?? 0), hits: hits + (known?.hits ?? 0) })
  }
  return [...byScore.values()].filter(({ rows }) => rows > 0).sort((one, other) => other.score - one.score)
}

/**
 * Area under the ROC curve: how often a hit has a higher score than a miss, an equal one counting half
 * (Mann–Whitney). Null without both kinds.
 */
export function areaUnderCurve(groups: readonly ScoreGroup[]): number | null {
  const ordered = groupByScore(groups)
  const hits = sum(ordered.map((group) => group.hits))
  const misses = sum(ordered.map((group) => group.rows)) - hits
  if (hits === 0 || misses === 0) return null
  let hitsAbove = 0
  let wins = 0
  for (const group of ordered) {
    wins += (group.rows - group.hits) * (hitsAbove + group.hits / 2)
    hitsAbove += group.hits
  }
  return wins / (hits * misses)
}

export interface TopQuality {
  /** Share of hits among the rows with the highest scores */
  readonly precision: number
  /** Precision ÷ share of hits among all rows; null where there are none */
  readonly lift: number | null
  /** Share of all hits that are among them; null where there are none */
  readonly recall: number | null
}

/**
 * How good the top is, `share` of the rows by score. Of a group that only partly fits, as many hits are counted as rows
 * drawn from it at random would have on average. Null without rows.
 */
export function topQuality(groups: readonly ScoreGroup[], share: number): TopQuality | null {
  const ordered = groupByScore(groups)
  const rows = sum(ordered.map((group) => group.rows))
  const hits = sum(ordered.map((group) => group.hits))
  if (rows === 0) return null
  const wanted = rows * share
  let taken = 0
  let found = 0
  for (const group of ordered) {
    const part = Math.min(1, (wanted - taken) / group.rows)
    if (part <= 0) break
    taken += group.rows * part
    found += group.hits * part
  }
  const precision = found / wanted
  return {
    precision,
    lift: hits === 0 ? null : precision / (hits / rows),
    recall: hits === 0 ? null : found / hits
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
