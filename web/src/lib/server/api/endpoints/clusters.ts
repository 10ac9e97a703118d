import { clusterColumns, exportFormats, queryClusters, selectOfRows } from '../../queries.ts'
import { defineEndpoint } from '../endpoint.ts'
import { clustersParameters } from '../customer-parameters.ts'
import { filtersOf } from '../question.ts'
import { clustersSchema } from '../schemas/risk.ts'

export const clustersEndpoint = defineEndpoint({
  id: 'Clusters',
  path: '/api/v1/clusters',
  summary: 'Groups of customers who are alike in how recently, how often and for how much they buy.',
  resource: null,
  parameters: clustersParameters,
  answer: clustersSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryClusters(connection, {
      where: await filtersOf(connection, given.where, { scope, language }),
      points: given.points,
      language,
      scope
    }),
  table: ({ clusters }) => ({ select: selectOfRows(clusterColumns, clusters), name: ['clusters'] })
})
