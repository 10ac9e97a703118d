import type { DuckDBConnection } from '@duckdb/node-api'
import {
  cohortColumns,
  cohortLines,
  exportFormats,
  lifecycleColumns,
  lifecycleLines,
  queryCohorts,
  queryLifecycle,
  querySurvival,
  selectOfRows,
  survivalColumns,
  survivalLines
} from '../../queries.ts'
import { defineEndpoint, type Question } from '../endpoint.ts'
import { cohortsParameters, lifecycleParameters, survivalParameters } from '../customer-parameters.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { cohortsSchema, lifecycleSchema, survivalSchema } from '../schemas/retention.ts'

type Given = { readonly month?: string | undefined; readonly where: readonly string[] }

/** The month that histories are seen from, and whose. */
const askedOf = async (connection: DuckDBConnection, { given, scope, language }: Question<Given>) => ({
  month: given.month ?? (await lastMonthOf(connection)),
  where: await filtersOf(connection, given.where, { scope, language }),
  scope
})

export const cohortsEndpoint = defineEndpoint({
  id: 'Cohorts',
  path: '/api/v1/cohorts',
  summary: 'Cohorts by their first purchases: how many bought again in each period since, or in it or later.',
  resource: null,
  parameters: cohortsParameters,
  answer: cohortsSchema,
  formats: exportFormats,
  ask: async (connection, question) => {
    const { by, cohorts } = question.given
    return queryCohorts(connection, { ...(await askedOf(connection, question)), by, cohorts })
  },
  table: (answer, { given }) => ({
    select: selectOfRows(cohortColumns, cohortLines(answer)),
    name: ['cohorts', given.by, given.month]
  })
})

export const survivalEndpoint = defineEndpoint({
  id: 'Survival',
  path: '/api/v1/survival',
  summary:
    'How long customers stay, or wait before they buy again (Kaplan–Meier), with a test between groups.',
  resource: null,
  parameters: survivalParameters,
  answer: survivalSchema,
  formats: exportFormats,
  ask: async (connection, question) => {
    const { event, by, groups } = question.given
    const { language } = question
    return querySurvival(connection, {
      ...(await askedOf(connection, question)),
      event,
      by,
      groups,
      language
    })
  },
  table: (answer, { given }) => ({
    select: selectOfRows(survivalColumns, survivalLines(answer)),
    name: ['survival', given.event, given.by, given.month]
  })
})

export const lifecycleEndpoint = defineEndpoint({
  id: 'Lifecycle',
  path: '/api/v1/lifecycle',
  summary: 'Customers by stage month by month, from lead to churned and back, and who moved between stages.',
  resource: null,
  parameters: lifecycleParameters,
  answer: lifecycleSchema,
  formats: exportFormats,
  ask: async (connection, question) =>
    queryLifecycle(connection, { ...(await askedOf(connection, question)), months: question.given.months }),
  table: (answer, { given }) => ({
    select: selectOfRows(lifecycleColumns, lifecycleLines(answer)),
    name: ['lifecycle', given.month]
  })
})
