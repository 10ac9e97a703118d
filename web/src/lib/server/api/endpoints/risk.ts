import { begin } from '../../answer-files.ts'
import {
  exportFormats,
  exportOf,
  openCallList,
  queryRisk,
  riskRuleColumns,
  riskRuleRows,
  selectOfRows
} from '../../queries.ts'
import { attachment, titleOf } from '../attachment.ts'
import { download, inMemory } from '../downloads.ts'
import { defineEndpoint, type Endpoint } from '../endpoint.ts'
import { callListParameters, riskParameters } from '../customer-parameters.ts'
import { filtersOf } from '../question.ts'
import { callListSchema, riskSchema } from '../schemas/risk.ts'
import { wrapped } from './rows.ts'

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

/** A page of the list, not a download. */
const fewRows = 2000

export const callListEndpoint: Endpoint<typeof callListParameters> = {
  id: 'CallList',
  path: '/api/v1/risk/customers',
  summary:
    'Today’s customers by what is at stake: the chance that they leave times what they are worth in a year.',
  resource: null,
  parameters: callListParameters,
  answer: callListSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many customers there are, whatever the limit.' },
  open: ({ given, scope, language }, { lease, format }) => {
    const read = given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
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
      const name = ['call-list', about.as_of]
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
