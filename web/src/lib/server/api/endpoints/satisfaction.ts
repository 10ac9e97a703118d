import {
  exportFormats,
  openComments,
  querySatisfaction,
  satisfactionMonthColumns,
  selectOfRows
} from '../../queries.ts'
import { defineEndpoint } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { filtersOf } from '../question.ts'
import { commentsParameters, satisfactionParameters } from '../satisfaction-parameters.ts'
import { commentsSchema, satisfactionSchema } from '../schemas/satisfaction.ts'

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

export const commentsEndpoint = defineListEndpoint({
  id: 'Comments',
  path: '/api/v1/satisfaction/comments',
  summary: 'What customers wrote into surveys, with whose it is and how satisfied they were.',
  parameters: commentsParameters,
  answer: commentsSchema,
  counted: 'comments',
  openList: async (connection, { given, scope, language }) => {
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
    return { select, name: ['comments', about.to], head: about }
  }
})
