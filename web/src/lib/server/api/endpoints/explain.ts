import {
  bridgeLineColumns,
  bridgeLines,
  bridges,
  exportFormats,
  queryExplain,
  selectOfRows
} from '../../queries.ts'
import { explainAnswerSchema } from '../schemas/explain.ts'
import { badParameter, oneOf } from '../api-error.ts'
import { defineEndpoint } from '../endpoint.ts'
import { explainParameters } from '../parameters.ts'
import { periodName } from '../question.ts'
import { askedOf, kpiOf, kpiResource } from './figures.ts'

export const explainEndpoint = defineEndpoint({
  id: 'Explanation',
  path: '/api/v1/explain/{kpi}',
  summary: 'How a KPI came from one period to another: bridges whose bars sum to the change.',
  resource: kpiResource,
  parameters: explainParameters,
  answer: explainAnswerSchema,
  formats: exportFormats,
  ask: async (connection, question) => {
    const { compare, classes, bridge, by, effect, search, sort, limit, offset } = question.given
    const asked = await askedOf(connection, question)
    return queryExplain(connection, {
      ...asked,
      kpi: kpiOf(question),
      compare,
      classes,
      bridge,
      by,
      effect,
      search,
      sort,
      limit,
      offset
    })
  },
  checkTable: ({ bridge }) => {
    if (bridge === undefined) throw badParameter('bridge', null, `a table holds one; ${oneOf(bridges)}`)
  },
  table: (answer, { resource, given }) => ({
    select: selectOfRows(bridgeLineColumns, bridgeLines(answer)),
    name: [resource, given.bridge, ...periodName(given)]
  })
})
