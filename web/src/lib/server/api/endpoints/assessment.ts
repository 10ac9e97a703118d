import { begin } from '../../answer-files.ts'
import {
  assessedIndicatorColumns,
  exportFormats,
  exportOf,
  formIndicatorColumns,
  openAssessed,
  queryAssessment,
  queryAssessmentForm,
  selectOfRows
} from '../../queries.ts'
import { notFound } from '../api-error.ts'
import { attachment, titleOf } from '../attachment.ts'
import { assessedParameters, assessmentFormParameters, assessmentParameters } from '../customer-parameters.ts'
import { download, inMemory } from '../downloads.ts'
import { defineEndpoint, type Endpoint } from '../endpoint.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { assessedSchema, assessmentFormSchema, assessmentSchema } from '../schemas/assessment.ts'
import { wrapped } from './rows.ts'

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

/** A page of the list, not a download. */
const fewRows = 2000

export const assessedEndpoint: Endpoint<typeof assessedParameters> = {
  id: 'AssessedCustomers',
  path: '/api/v1/assessment/customers',
  summary: 'The assessed customers with score, grade, advice, and the score of each indicator.',
  resource: null,
  parameters: assessedParameters,
  answer: assessedSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many customers there are, whatever the limit.' },
  open: ({ given, scope, language }, { lease, format }) => {
    const read = given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
      const { grade, advice, moved_by, search, sort, limit, offset } = given
      const { select, ...about } = await openAssessed(connection, {
        month: given.month ?? (await lastMonthOf(connection)),
        where: await filtersOf(connection, given.where, { scope, language }),
        ...(grade !== undefined && { grade }),
        ...(advice !== undefined && { advice }),
        ...(moved_by !== undefined && { moved_by }),
        ...{ search, sort, limit, offset, language, scope }
      })
      const name = ['assessment', about.month]
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
