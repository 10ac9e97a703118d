import type { Answers } from '#lib/server/answers.ts'
import { lunarNewYear } from '#lib/server/queries.ts'
import type { Parts } from './parts.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Question } from './question.server.ts'

const months = 24
/** As many as fit into one row. */
const membersShown = 7

/** What a member was in each month: its share where parts add up, else its figure. */
export type MemberTrend = { key: string; label: string | null; values: (number | null)[] }

export type Trend = {
  /** Oldest first. */
  months: { month: string; isFestival: boolean }[]
  members: MemberTrend[]
  /** Shares, or, where parts do not add up, the figures themselves. */
  isShare: boolean
}

/** The two years up to the month of the page, for the members that its table names first. */
export async function loadTrend(
  answers: Answers,
  question: Question,
  { rows, lastMonth }: Parts
): Promise<Trend | null> {
  const { measure, by, view } = question
  const shown = rows.slice(0, membersShown).map(({ key }) => key)
  if (shown.length === 0) return null
  const asked = { kpi: measure.name, definition: view.definitions[measure.name], by: by.name, months }
  const history = await answers.compositionHistory({
    ...asked,
    month: lastMonth,
    where: whereOf(view, by.name),
    limit: 60
  })
  const found = new Map(history.rows.map((row) => [row.key, row]))
  const isShare = history.parts_add_up
  const first = history.months.findIndex(({ total }) => total !== null)
  if (first < 0) return null
  return {
    months: history.months.slice(first).map(({ month }) => ({ month, isFestival: isFestival(month) })),
    isShare,
    members: shown.flatMap((key) => {
      const row = found.get(key)
      return row === undefined
        ? []
        : [
            {
              key,
              label: row.label,
              values: row.points.slice(first).map(({ value, share }) => (isShare ? share : value))
            }
          ]
    })
  }
}

/** Whether the lunar new year falls into it. */
function isFestival(month: string): boolean {
  return lunarNewYear(Number(month.slice(0, 4))).startsWith(month)
}
