import { openKpiRows } from '../../queries.ts'
import { rowsAnswerSchema } from '../schemas/rows.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { rowsParameters } from '../parameters.ts'
import { periodName } from '../question.ts'
import { askedOf, kpiOf, kpiResource } from './figures.ts'

export const rowsEndpoint = defineListEndpoint({
  id: 'Rows',
  path: '/api/v1/rows/{kpi}',
  summary: 'The rows behind a figure, down to the order lines.',
  resource: kpiResource,
  parameters: rowsParameters,
  answer: rowsAnswerSchema,
  counted: 'rows',
  openList: async (connection, question) => {
    const { given } = question
    const { by, level, sort, search, limit, offset } = given
    const kpi = kpiOf(question)
    const asked = await askedOf(connection, question)
    const { build, period, total, sums, select } = await openKpiRows(connection, {
      ...asked,
      kpi,
      by,
      level,
      sort,
      search,
      limit,
      offset
    })
    const days = { from: period.from, to: dayBefore(period.until) }
    return {
      select,
      name: [kpi, level === 'lines' ? 'lines' : 'rows', ...periodName(given)],
      head: { build, kpi, level, period: days, total, sums }
    }
  }
})

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
