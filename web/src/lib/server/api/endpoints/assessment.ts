import {
  assessedIndicatorColumns,
  exportFormats,
  formIndicatorColumns,
  openAssessed,
  queryAssessment,
  queryAssessmentForm,
  selectOfRows
} from '../../queries.ts'
import { notFound } from '../api-error.ts'
import { assessedParameters, assessmentFormParameters, assessmentParameters } from '../customer-parameters.ts'
import { defineEndpoint } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { assessedSchema, assessmentFormSchema, assessmentSchema } from '../schemas/assessment.ts'

export const assessmentEndpoint = defineEndpoint({
  id: 'Assessment',
  path: '/api/v1/assessment',
  summary:
    'How customers are assessed at the end of a month: scores, grades, advice, and how much hangs on each weight.',
  resource: null,
  parameters: assessmentParameters,
  answer: assessmentSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryAssessment(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      where: await filtersOf(connection, given.where, { scope, language }),
      language,
      scope
    }),
  table: ({ indicators, month }) => ({
    select: selectOfRows(assessedIndicatorColumns, indicators),
    name: ['assessment-indicators', month]
  })
})

export const assessedEndpoint = defineListEndpoint({
  id: 'AssessedCustomers',
  path: '/api/v1/assessment/customers',
  summary: 'The assessed customers with score, grade, advice, and the score of each indicator.',
  parameters: assessedParameters,
  answer: assessedSchema,
  counted: 'customers',
  openList: async (connection, { given, scope, language }) => {
    const { grade, advice, moved_by, search, sort, limit, offset } = given
    const { select, ...about } = await openAssessed(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      where: await filtersOf(connection, given.where, { scope, language }),
      ...(grade !== undefined && { grade }),
      ...(advice !== undefined && { advice }),
      ...(moved_by !== undefined && { moved_by }),
      ...{ search, sort, limit, offset, language, scope }
    })
    return { select, name: ['assessment', about.month], head: about }
  }
})

export const assessmentFormEndpoint = defineEndpoint({
  id: 'AssessmentForm',
  path: '/api/v1/assessment/customers/{id}',
  summary: 'The assessment of one customer: each indicator with weight, score and the figures it rests on.',
  resource: { name: 'id', description: 'The id of the customer, or an alias of it.', values: 'any' },
  parameters: assessmentFormParameters,
  answer: assessmentFormSchema,
  formats: exportFormats,
  ask: async (connection, { resource, given, scope, language }) => {
    const month = given.month ?? (await lastMonthOf(connection))
    const form = await queryAssessmentForm(connection, { id: resource, month, scope, language })
    if (form !== null) return form
    throw notFound('id', resource, 'the id of a customer, see /api/v1/customers')
  },
  table: ({ indicators, month, customer_id }) => ({
    select: selectOfRows(formIndicatorColumns, indicators),
    name: ['assessment', customer_id, month]
  })
})
