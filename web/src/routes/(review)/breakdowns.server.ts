import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import type { CompositionRow, Dimension, Filter } from '#lib/server/queries.ts'
import type { Breakdown, BreakdownRow } from '#lib/ui/breakdown.ts'
import type { View } from '#lib/view/view.ts'

const rowsShown = 9

export type BreakdownOptions = {
  answers: Answers
  view: View
  where: Filter[]
  language: Language
  dimension: Dimension | undefined
}

/**
 * Net sales by the members of a dimension. All of them count even when some are chosen, so that the choice can be
 * seen beside the others and changed; the filters by other dimensions apply.
 */
export async function loadBreakdown(options: BreakdownOptions): Promise<Breakdown | null> {
  const { answers, view, where, language, dimension } = options
  if (dimension === undefined) return null
  const composition = await answers.composition({
    kpi: 'net-sales',
    period: { month: view.month },
    by: dimension.name,
    where: where.filter((filter) => filter.dimension !== dimension.name),
    compare: view.compare,
    limit: rowsShown
  })
  const { rows, other, total, negative_parts } = composition
  return {
    dimension: dimension.name,
    label: dimension.label[language],
    rows: rows.map(asRow),
    rest: other && { ...asRow(other), members: other.members },
    total: asRow(total),
    negativeMembers: negative_parts?.members ?? 0
  }
}

function asRow(row: CompositionRow): BreakdownRow {
  const { key, label, value, previous, change, change_rate, share, share_change_points } = row
  return {
    key,
    label,
    value,
    previous,
    change,
    changeRate: change_rate,
    share,
    shareChange: share_change_points === null ? null : share_change_points / 100
  }
}
