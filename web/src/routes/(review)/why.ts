import type { BreakdownRow } from '#lib/ui/breakdown.ts'

/** Who made the net change of a whole: one member for a part of it, against the others, or all of them alike. */
export type Why =
  /** One member made `share` of the net change, more than about a third and not more than all of it. */
  | { kind: 'part'; row: NamedRow; share: number }
  /** One member changed by more than the whole, and the others took `rest` of it back. */
  | { kind: 'beyond'; row: NamedRow; rest: number }
  /** All moved the same way, none of them for a third. */
  | { kind: 'all' }
  /** None of these: the one that moved most, either way. */
  | { kind: 'most'; row: NamedRow }

export type NamedRow = BreakdownRow & { label: string; change: number }

/** From which share on one member is worth saying, and within which of all it is "nearly all". */
const worthSaying = 0.315
const nearlyAll = 0.05

/** The rows that have a name and a change. */
export function namedRows(rows: readonly BreakdownRow[]): NamedRow[] {
  return rows.flatMap((row) =>
    row.label && row.change !== null ? [{ ...row, label: row.label, change: row.change }] : []
  )
}

/**
 * Says who made a change, from parts that sum to it. Of parts that offset each other a share of the net change is still
 * true as long as it is not more than all of it; beyond, both sides are said.
 */
export function findWhy(rows: readonly BreakdownRow[], change: number): Why | null {
  const named = namedRows(rows)
  const largest = named.toSorted((one, other) => Math.abs(other.change) - Math.abs(one.change))[0]
  if (largest === undefined || largest.change === 0) return null
  if (change === 0) return { kind: 'most', row: largest }
  const side = Math.sign(change)
  const leader = named.toSorted((one, other) => side * (other.change - one.change))[0]
  if (leader === undefined || leader.change * side <= 0) return { kind: 'most', row: largest }
  const share = leader.change / change
  if (share > 1 + nearlyAll) return { kind: 'beyond', row: leader, rest: change - leader.change }
  if (share >= worthSaying) return { kind: 'part', row: leader, share: Math.min(1, share) }
  const isAlike = rows.length > 2 && rows.every((row) => (row.change ?? 0) * side >= 0)
  return isAlike ? { kind: 'all' } : { kind: 'most', row: largest }
}

/** Shares that have a word, as the messages name them. */
const fractions = [
  { share: 1 / 3, word: 'third' },
  { share: 0.4, word: 'two-fifths' },
  { share: 0.5, word: 'half' },
  { share: 0.6, word: 'three-fifths' },
  { share: 2 / 3, word: 'two-thirds' },
  { share: 0.7, word: 'seven-tenths' },
  { share: 0.75, word: 'three-quarters' },
  { share: 0.8, word: 'four-fifths' },
  { share: 0.9, word: 'nine-tenths' },
  { share: 1, word: 'all' }
] as const

const exactEnough = 0.02

/** The word for a share, and whether it is only about that much. */
export function fractionOf(share: number): { word: (typeof fractions)[number]['word']; isAbout: boolean } {
  const nearest = fractions.reduce((best, each) =>
    Math.abs(each.share - share) < Math.abs(best.share - share) ? each : best
  )
  return { word: nearest.word, isAbout: Math.abs(nearest.share - share) > exactEnough }
}
