import { begin } from '../../answer-files.ts'
import {
  exportFormats,
  exportOf,
  openComments,
  querySatisfaction,
  satisfactionMonthColumns,
  selectOfRows
} from '../../queries.ts'
import { attachment, titleOf } from '../attachment.ts'
import { download, inMemory } from '../downloads.ts'
import { defineEndpoint, type Endpoint } from '../endpoint.ts'
import { filtersOf } from '../question.ts'
import { commentsParameters, satisfactionParameters } from '../satisfaction-parameters.ts'
import { commentsSchema, satisfactionSchema } from '../schemas/satisfaction.ts'
import { wrapped } from './rows.ts'

export const satisfactionEndpoint = defineEndpoint({
  id: 'Satisfaction',
  path: '/api/v1/satisfaction',
  summary:
    'One survey: its score by month and whether that really changed, as if all tiers had answered alike, what customers did next, and whose revenue it is.',
  resource: null,
  parameters: satisfactionParameters,
  answer: satisfactionSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    querySatisfaction(connection, {
      where: await filtersOf(connection, given.where, { scope, language }),
      ...(given.month !== undefined && { month: given.month }),
      survey: given.survey,
      months: given.months,
      language,
      scope
    }),
  table: ({ months, survey, month }) => ({
    select: selectOfRows(satisfactionMonthColumns, months),
    name: ['satisfaction', survey, month]
  })
})

/** A page of the list, not a download. */
const fewRows = 2000

export const commentsEndpoint: Endpoint<typeof commentsParameters> = {
  id: 'Comments',
  path: '/api/v1/satisfaction/comments',
  summary: 'What customers wrote into surveys, with whose it is and how satisfied they were.',
  resource: null,
  parameters: commentsParameters,
  answer: commentsSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many comments there are, whatever the limit.' },
  open: ({ given, scope, language }, { lease, format }) => {
    const read = given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
      const { where, month, survey, verdict, touchpoint, search, sort, limit, offset } = given
      const { select, ...about } = await openComments(connection, {
        where: await filtersOf(connection, where, { scope, language }),
        ...(month !== undefined && { month }),
        ...(survey !== undefined && { survey }),
        ...(verdict !== undefined && { verdict }),
        ...(touchpoint !== undefined && { touchpoint }),
        search,
        sort,
        limit,
        offset,
        language,
        scope
      })
      const name = ['comments', about.to]
      const parts = await exportOf(connection, select, {
        format,
        folder: lease.scratch,
        name: titleOf(name)
      })
      const headers = { 'x-total-count': String(about.total) }
      if (format !== 'json') return { headers: { ...headers, ...attachment(name, format) }, parts }
      return { headers, parts: await begin(wrapped({ ...about, limit, offset }, parts)) }
    })
  }
}
