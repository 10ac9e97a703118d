import { boardColumns, exportFormats, queryBoard, selectOfRows } from '../../queries.ts'
import { boardParameters } from '../contact-parameters.ts'
import { defineEndpoint } from '../endpoint.ts'
import { filtersOf } from '../question.ts'
import { boardSchema } from '../schemas/board.ts'

export const boardEndpoint = defineEndpoint({
  id: 'Board',
  path: '/api/v1/board',
  summary: 'What is to be done with whom in the days after the last one of the data, and why.',
  resource: null,
  parameters: boardParameters,
  answer: boardSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) => {
    const { where, rep, team, kind, span, limit } = given
    return queryBoard(connection, {
      where: await filtersOf(connection, where, { scope, language }),
      span,
      limit,
      language,
      scope,
      ...(rep !== undefined && { rep }),
      ...(team !== undefined && { team }),
      ...(kind !== undefined && { kind })
    })
  },
  table: ({ rows, today, span }) => ({
    select: selectOfRows(boardColumns, rows),
    name: ['board', span, today]
  })
})
