import {
  exportFormats,
  flowPeriodColumns,
  flowPeriods,
  queryCustomerFlow,
  selectOfRows
} from '../../queries.ts'
import { customerFlowSchema } from '../schemas/customer-flow.ts'
import { defineEndpoint } from '../endpoint.ts'
import { customerFlowParameters } from '../parameters.ts'
import { filtersOf, periodName, periodOf } from '../question.ts'

export const customerFlowEndpoint = defineEndpoint({
  id: 'CustomerFlow',
  path: '/api/v1/customer-flow',
  summary:
    'Who came and who went: the customers at both ends of a period, the new, the won back, the churned.',
  resource: null,
  parameters: customerFlowParameters,
  answer: customerFlowSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryCustomerFlow(connection, {
      period: await periodOf(connection, given),
      where: await filtersOf(connection, given.where, { scope, language }),
      definition: given.definition,
      compare: given.compare,
      scope
    }),
  table: (answer, { given }) => ({
    select: selectOfRows(flowPeriodColumns, flowPeriods(answer)),
    name: ['customer-flow', ...periodName(given)]
  })
})
