import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  describeBuild,
  kpiHistory,
  kpis,
  queryKpi,
  type KpiDefinition,
  type PeriodRequest
} from '../../queries/index.ts'
import { median, report } from './figure.ts'
import { buildOf } from './sample-lines.ts'

const runs = 7
const shown = 200
const dimensions = ['total', 'tier', 'area', 'category', 'product', 'city', 'customer']

/** Milliseconds: what sums lines, and what counts orders and customers, which takes a look at each. */
const limits = { sums: 150, counts: 1500 }

/**
 * Every KPI of a build of `lines` generated sales lines by each dimension, for the last month and the year that
 * ends with it, each run on a connection of its own; then the 13 months behind a tile.
 */
export async function benchQueries({ lines }: { lines: number }): Promise<void> {
  const out = await buildOf(lines)
  const id = readFileSync(join(out, 'current'), 'utf8').trim()
  const instance = await DuckDBInstance.create(join(out, 'builds', id, 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  const first = await instance.connect()
  const { latest_month } = await describeBuild(first)
  const month = latest_month ?? ''
  for (const kpi of kpis) {
    for (const dimension of dimensions) {
      const by = dimension === 'total' ? {} : { by: dimension }
      for (const [span, period] of Object.entries(periodsTo(month))) {
        const ask = (connection: DuckDBConnection) =>
          queryKpi(connection, { kpi: kpi.name, period, scope: {}, limit: shown, ...by })
        await time({ instance, kpi, name: `${kpi.name}-by-${dimension}-${span}`, ask })
      }
    }
    const ask = (connection: DuckDBConnection) => kpiHistory(connection, { kpi: kpi.name, month, scope: {} })
    await time({ instance, kpi, name: `${kpi.name}-history`, ask })
  }
  first.closeSync()
  instance.closeSync()
}

/** The month, and the twelve months that end with it. */
function periodsTo(month: string): Record<'month' | 'year', PeriodRequest> {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return {
    month: { month },
    year: { from: day(new Date(Date.UTC(year - 1, number, 1))), to: day(new Date(Date.UTC(year, number, 0))) }
  }
}

async function time({
  instance,
  kpi,
  name,
  ask
}: {
  instance: DuckDBInstance
  kpi: KpiDefinition
  name: string
  ask: (connection: DuckDBConnection) => Promise<unknown>
}): Promise<void> {
  const milliseconds: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const connection = await instance.connect()
    const began = performance.now()
    await ask(connection)
    milliseconds.push(performance.now() - began)
    connection.closeSync()
  }
  const limit = kpi.reads.every((view) => view === 'period_sales') ? limits.sums : limits.counts
  report({ name: `${name}-p50`, value: median(milliseconds), unit: 'ms', limit })
  report({ name: `${name}-p95`, value: Math.max(...milliseconds), unit: 'ms' })
}
