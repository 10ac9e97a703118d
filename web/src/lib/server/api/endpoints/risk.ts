import {
  exportFormats,
  openCallList,
  queryRisk,
  riskRuleColumns,
  riskRuleRows,
  selectOfRows
} from '../../queries.ts'
import { defineEndpoint } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { callListParameters, riskParameters } from '../customer-parameters.ts'
import { filtersOf } from '../question.ts'
import { callListSchema, riskSchema } from '../schemas/risk.ts'

export const riskEndpoint = defineEndpoint({
  id: 'Risk',
  path: '/api/v1/risk',
  summary:
    'Who of today’s customers is expected to leave: the rules of the churn tree, and how they did before.',
  resource: null,
  parameters: riskParameters,
  answer: riskSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryRisk(connection, {
      where: await filtersOf(connection, given.where, { scope, language }),
      language,
      scope
    }),
  table: ({ rules }) => ({
    select: selectOfRows(riskRuleColumns, riskRuleRows(rules)),
    name: ['risk-rules']
  })
})

export const callListEndpoint = defineListEndpoint({
  id: 'CallList',
  path: '/api/v1/risk/customers',
  summary:
    'Today’s customers by what is at stake: the chance that they leave times what they are worth in a year.',
  parameters: callListParameters,
  answer: callListSchema,
  counted: 'customers',
  openList: async (connection, { given, scope, language }) => {
    const { where, rule, search, sort, limit, offset } = given
    const { select, ...about } = await openCallList(connection, {
      where: await filtersOf(connection, where, { scope, language }),
      ...(rule !== undefined && { rule }),
      search,
      sort,
      limit,
      offset,
      language,
      scope
    })
    return { select, name: ['call-list', about.as_of], head: about }
  }
})
