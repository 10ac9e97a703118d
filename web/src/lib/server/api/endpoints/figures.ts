import {
  compositionRowColumns,
  exportFormats,
  kpiNames,
  kpiOfMeasure,
  kpiRowColumns,
  pivotCellColumns,
  pivotCells,
  queryComposition,
  queryKpi,
  queryPivot,
  selectOfRows,
  type Filter,
  type KpiName,
  type PeriodRequest
} from '../../queries.ts'
import type { DuckDBConnection } from '@duckdb/node-api'
import { compositionSchema, kpiAnswerSchema, pivotAnswerSchema } from '../schemas/figures.ts'
import { defineEndpoint, type Question, type Resource } from '../endpoint.ts'
import { compositionParameters, kpiParameters, pivotParameters } from '../parameters.ts'
import { filtersOf, periodName, periodOf, type GivenPeriod } from '../question.ts'

export const kpiResource: Resource = {
  name: 'kpi',
  description: 'A KPI, as /api/v1/definitions names it.',
  values: kpiNames
}

export const dimensionResource: Resource = {
  name: 'dimension',
  description: 'A dimension of the build, as /api/v1/dimensions names it.',
  values: null
}

/** The resource of a question about a KPI: the server has let none of another name through. */
export const kpiOf = ({ resource }: Question<unknown>) => resource as KpiName

type GivenAsked = GivenPeriod & {
  readonly where: readonly string[]
  readonly definition?: string | undefined
}

/** What every question about figures has in common, as the queries take it. */
export async function askedOf(
  connection: DuckDBConnection,
  { given, scope, language }: Question<GivenAsked>
): Promise<
  { period: PeriodRequest; where: Filter[]; definition: string | undefined } & Pick<
    Question<unknown>,
    'scope' | 'language'
  >
> {
  return {
    period: await periodOf(connection, given),
    where: await filtersOf(connection, given.where, { scope, language }),
    definition: given.definition,
    scope,
    language
  }
}

export const kpiEndpoint = defineEndpoint({
  id: 'Kpi',
  path: '/api/v1/kpis/{kpi}',
  summary: 'A KPI over a period: its total, by the members of a dimension, compared.',
  resource: kpiResource,
  parameters: kpiParameters,
  answer: kpiAnswerSchema,
  formats: exportFormats,
  ask: async (connection, question) => {
    const { by, compare, classes, limit } = question.given
    const asked = await askedOf(connection, question)
    return queryKpi(connection, { ...asked, kpi: kpiOf(question), by, compare, classes, limit })
  },
  table: ({ rows, other, total }, { resource, given }) => ({
    select: selectOfRows(
      kpiRowColumns,
      given.by === undefined ? [total] : [...rows, ...(other ? [other] : []), total]
    ),
    name: [resource, given.by, ...periodName(given)]
  })
})

export const compositionEndpoint = defineEndpoint({
  id: 'Composition',
  path: '/api/v1/compositions/{dimension}',
  summary: 'What a measure is made of by a dimension: shares, their changes, contributions, concentration.',
  resource: dimensionResource,
  parameters: compositionParameters,
  answer: compositionSchema,
  formats: exportFormats,
  ask: async (connection, question) => {
    const { measure, compare, classes, limit } = question.given
    const kpi = kpiOfMeasure(measure)
    const asked = await askedOf(connection, question)
    return queryComposition(connection, { ...asked, kpi, by: question.resource, compare, classes, limit })
  },
  table: ({ rows, other, total }, { resource, given }) => ({
    select: selectOfRows(compositionRowColumns, [...rows, ...(other ? [other] : []), total]),
    name: [given.measure, resource, ...periodName(given)]
  })
})

export const pivotEndpoint = defineEndpoint({
  id: 'Pivot',
  path: '/api/v1/pivots/{kpi}',
  summary: 'A KPI by two dimensions at once, with totals that are figures of their own.',
  resource: kpiResource,
  parameters: pivotParameters,
  answer: pivotAnswerSchema,
  formats: exportFormats,
  ask: async (connection, question) => {
    const { rows, columns, row_limit, column_limit } = question.given
    const asked = await askedOf(connection, question)
    return queryPivot(connection, { ...asked, kpi: kpiOf(question), rows, columns, row_limit, column_limit })
  },
  table: (answer, { resource, given }) => ({
    select: selectOfRows(pivotCellColumns, pivotCells(answer)),
    name: [resource, given.rows, given.columns, ...periodName(given)]
  })
})
