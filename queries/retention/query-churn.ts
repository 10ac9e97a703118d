import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import type { KpiDefinition } from '../define-query.ts'
import { askedOf, openInquiry } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { isKnownMonth, resolvePeriod } from '../period.ts'
import { windowSelect } from '../period-views.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { figureOf, sumsSql } from '../sums.ts'
import { inTurn } from '../turns.ts'
import { windowOf } from '../window.ts'
import { churnRequestSchema } from './request.ts'
import type { ChurnRequest } from './request.ts'

/** Both ways to choose W: as configured, and as the data propose. */
export const churnDefinitions = ['configured-window', 'proposed-window'] as const

/** Months ago, whose churned have had time to come back. */
const monthsAgo = [3, 6] as const

/** The churn rate of a month by one W, and how many of those once called churned have bought again. */
export interface ChurnByWindow {
  readonly definition: (typeof churnDefinitions)[number]
  /** W. */
  readonly days: number
  /** Null where nobody could churn. */
  readonly value: number | null
  readonly churned: number
  /** Who could: who had bought in the W days before the month. */
  readonly base: number
  readonly later: readonly CameBack[]
}

/** Who churned in an earlier month, and has bought again by the last day of the data. */
export interface CameBack {
  readonly month: string
  /** Null where nobody churned, or the build does not reach back to the month. */
  readonly value: number | null
  readonly back: number
  readonly of: number
}

export interface ChurnAnswer {
  readonly build: string
  readonly windows: readonly ChurnByWindow[]
}

const sumRow = z.object({
  name: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable()
})

/**
 * The churn rate under both windows, with the reactivation rate of earlier months: figures of the KPIs, all counted in
 * one statement.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryChurn(connection: DuckDBConnection, request: ChurnRequest): Promise<ChurnAnswer> {
  const { month, where, scope } = parseRequest(churnRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const inquiry = await openInquiry(connection, findKpi('churn-rate'), { build, where, scope })
    const earlier = monthsAgo.map((ago) => addMonths(`${month}-01`, -ago).slice(0, 7))
    const asked = churnDefinitions.flatMap((definition) => [
      { kpi: findKpi('churn-rate', definition), month },
      ...earlier
        .filter((each) => isKnownMonth(each, build))
        .map((each) => ({ kpi: findKpi('reactivation-rate', definition), month: each }))
    ])
    const rows = await readRows(
      connection,
      sumRow,
      asked.map((each) => figureSql(inquiry, each)).join('\nunion all\n')
    )
    const totalOf = (kpi: KpiDefinition, of: string) => {
      const sums = rows.find(({ name }) => name === nameOf(kpi, of))
      return figureOf(kpi.kind, sums ?? { numerator: null, denominator: null })
    }
    return {
      build: build.build,
      windows: churnDefinitions.map((definition) => {
        const kpi = findKpi('churn-rate', definition)
        const churn = totalOf(kpi, month)
        return {
          definition,
          days: build.churn_window_days[kpi.churn_window],
          value: churn.value,
          churned: churn.numerator ?? 0,
          base: churn.denominator ?? 0,
          later: earlier.map((each) => {
            const back = totalOf(findKpi('reactivation-rate', definition), each)
            return { month: each, value: back.value, back: back.numerator ?? 0, of: back.denominator ?? 0 }
          })
        }
      })
    }
  })
}

const nameOf = (kpi: KpiDefinition, month: string): string => `${kpi.name} ${kpi.variant} ${month}`

function figureSql(inquiry: Inquiry, { kpi, month }: { kpi: KpiDefinition; month: string }): string {
  const asked = askedOf(inquiry, kpi)
  const { build } = asked
  const window = windowOf(kpi, resolvePeriod({ month }, build), build)
  const sums = `select
      '${nameOf(kpi, month)}' as name,
      cast(sums.numerator as double) as numerator, cast(sums.denominator as double) as denominator
    from (${sumsSql(asked)}) as sums`
  return `(${windowSelect(asked.question, window, sums)})`
}
