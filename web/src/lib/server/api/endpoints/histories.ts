import {
  compositionPointColumns,
  compositionPoints,
  exportFormats,
  kpiOfMeasure,
  queryCompositionHistory,
  selectOfRows
} from '../../queries.ts'
import { compositionHistorySchema } from '../schemas/histories.ts'
import { defineEndpoint } from '../endpoint.ts'
import { compositionHistoryParameters } from '../parameters.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { dimensionResource } from './figures.ts'

export const compositionHistoryEndpoint = defineEndpoint({
  id: 'CompositionHistory',
  path: '/api/v1/compositions/{dimension}/months',
  summary: 'What a measure was made of in each of the months that end with one: values and shares.',
  resource: dimensionResource,
  parameters: compositionHistoryParameters,
  answer: compositionHistorySchema,
  formats: exportFormats,
  ask: async (connection, { resource, given, scope, language }) => {
    const { measure, definition, months, limit } = given
    return queryCompositionHistory(connection, {
      kpi: kpiOfMeasure(measure),
      by: resource,
      month: given.month ?? (await lastMonthOf(connection)),
      where: await filtersOf(connection, given.where, { scope, language }),
      ...{ definition, months, limit, scope, language }
    })
  },
  table: (answer, { resource, given }) => ({
    select: selectOfRows(compositionPointColumns, compositionPoints(answer)),
    name: [given.measure, resource, 'months', given.month]
  })
})
