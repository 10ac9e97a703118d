import { exportFormats, exportOf, openKpiRows } from '../../queries.ts'
import { begin, ready, type OpenFile } from '../../answer-files.ts'
import { rowsAnswerSchema } from '../schemas/rows.ts'
import { attachment, titleOf } from '../attachment.ts'
import { download, inMemory } from '../downloads.ts'
import type { Endpoint } from '../endpoint.ts'
import { rowsParameters } from '../parameters.ts'
import { periodName } from '../question.ts'
import { askedOf, kpiOf, kpiResource } from './figures.ts'

/** A page of rows, not a download. */
const fewRows = 2000

export const rowsEndpoint: Endpoint<typeof rowsParameters> = {
  id: 'Rows',
  path: '/api/v1/rows/{kpi}',
  summary: 'The rows behind a figure, down to the order lines.',
  resource: kpiResource,
  parameters: rowsParameters,
  answer: rowsAnswerSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many rows there are, whatever the limit.' },
  open: (question, { lease, format }) => {
    const read = question.given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
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
      const name = [kpi, level === 'lines' ? 'lines' : 'rows', ...periodName(given)]
      const parts = await exportOf(connection, select, {
        format,
        folder: lease.scratch,
        name: titleOf(name)
      })
      const headers = { 'x-total-count': String(total) }
      if (format !== 'json') return { headers: { ...headers, ...attachment(name, format) }, parts }
      const days = { from: period.from, to: dayBefore(period.until) }
      const head = { build, kpi, level, period: days, total, sums, limit, offset }
      return { headers, parts: await begin(wrapped(head, parts)) }
    })
  }
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** A list as JSON, within the object that says what it is a list of. */
export async function* wrapped(head: object, list: OpenFile['parts']): OpenFile['parts'] {
  const encoder = new TextEncoder()
  try {
    yield ready
    yield encoder.encode(`${JSON.stringify(head).slice(0, -1)},"rows":`)
    yield* list
    yield encoder.encode('}\n')
  } finally {
    await list.return()
  }
}
