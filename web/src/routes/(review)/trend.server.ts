import type { Answers } from '#lib/server/answers.ts'
import type { Filter } from '#lib/server/queries.ts'
import { addMonths } from '#lib/view/months.ts'

/** Net sales of one month and of the same month of the year before. */
export type TrendMonth = {
  month: string
  value: number | null
  previous: number | null
  isComplete: boolean
}

const length = 24

/**
 * The last two years up to the newest month, or up to the chosen one when it lies before them: while the viewer
 * goes through the months, the columns stay where they are.
 */
export async function loadTrend(options: {
  answers: Answers
  month: string
  months: readonly { month: string }[]
  where: Filter[]
}): Promise<TrendMonth[]> {
  const { answers, month, months, where } = options
  const newest = months.at(-1)?.month ?? month
  const end = month > addMonths(newest, -length) ? newest : month
  const history = await answers.history({ kpi: 'net-sales', month: end, months: length + 12, where })
  const values = new Map(history.map((point) => [point.month, point.value]))
  const first = months[0]?.month ?? end
  return history
    .slice(12)
    .filter((point) => point.month >= first)
    .map((point) => ({
      month: point.month,
      value: point.value,
      previous: values.get(addMonths(point.month, -12)) ?? null,
      isComplete: point.complete
    }))
}
