import {
  exportFormats,
  migrationColumns,
  migrationMoves,
  queryMigration,
  querySegments,
  segmentColumns,
  segmentRows,
  selectOfRows
} from '../../queries.ts'
import { defineEndpoint } from '../endpoint.ts'
import { migrationParameters, segmentsParameters } from '../customer-parameters.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { migrationSchema, segmentsSchema } from '../schemas/segments.ts'

export const segmentsEndpoint = defineEndpoint({
  id: 'Segments',
  path: '/api/v1/segments',
  summary:
    'Customers by segment at the end of a month: how many, what they bought in the window, what is recommended for them.',
  resource: null,
  parameters: segmentsParameters,
  answer: segmentsSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    querySegments(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      scheme: given.scheme,
      compare: given.compare,
      where: await filtersOf(connection, given.where, { scope, language }),
      scope,
      language
    }),
  table: (answer) => ({
    select: selectOfRows(segmentColumns, segmentRows(answer)),
    name: ['segments', answer.scheme, answer.month]
  })
})

export const migrationEndpoint = defineEndpoint({
  id: 'Migration',
  path: '/api/v1/migration',
  summary: 'Who moved from one segment to another between the ends of two months.',
  resource: null,
  parameters: migrationParameters,
  answer: migrationSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryMigration(connection, {
      from: given.from,
      to: given.to,
      scheme: given.scheme,
      where: await filtersOf(connection, given.where, { scope, language }),
      scope,
      language
    }),
  table: (answer) => ({
    select: selectOfRows(migrationColumns, migrationMoves(answer)),
    name: ['migration', answer.scheme, answer.from, answer.to]
  })
})
