import {
  exportFormats,
  modelFigureColumns,
  modelFigureRows,
  queryCustomerValues,
  queryModels,
  selectOfRows,
  valuedCustomerColumns
} from '../../queries.ts'
import { defineEndpoint } from '../endpoint.ts'
import { customerValuesParameters, modelsParameters } from '../customer-parameters.ts'
import { filtersOf } from '../question.ts'
import { customerValuesSchema, modelsSchema } from '../schemas/models.ts'

export const modelsEndpoint = defineEndpoint({
  id: 'Models',
  path: '/api/v1/models',
  summary:
    'What the build learnt: the parameters of its models of customer value and risk, and their warnings.',
  resource: null,
  parameters: modelsParameters,
  answer: modelsSchema,
  formats: exportFormats,
  ask: (connection, { language }) => queryModels(connection, { language }),
  table: (answer) => ({
    select: selectOfRows(modelFigureColumns, modelFigureRows(answer)),
    name: ['models']
  })
})

export const customerValuesEndpoint = defineEndpoint({
  id: 'CustomerValues',
  path: '/api/v1/customer-values',
  summary:
    'What customers are expected to buy in the next 52 weeks, in all and by class, and the most valuable of them.',
  resource: null,
  parameters: customerValuesParameters,
  answer: customerValuesSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryCustomerValues(connection, {
      where: await filtersOf(connection, given.where, { scope, language }),
      limit: given.limit,
      language,
      scope
    }),
  table: ({ top }) => ({
    select: selectOfRows(valuedCustomerColumns, top),
    name: ['customer-values']
  })
})
