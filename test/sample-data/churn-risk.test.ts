import { DuckDBInstance } from '@duckdb/node-api'
import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topQuality } from '../../pipeline/analytics/churn-tree/ranking-quality.ts'
import { amountsOf } from '../../queries/statistics/mean.ts'
import { welchInterval } from '../../queries/statistics/welch.ts'
import { sampleBuild } from '../support/sample-build.ts'
import { readRows } from '../support/warehouse.ts'
import { stories } from './raw-files.ts'

let instance: DuckDBInstance
let read: (sql: string) => Promise<Record<string, unknown>[]>

beforeAll(async () => {
  const [file = ''] = globSync('builds/*/clientele.duckdb', { cwd: await sampleBuild() })
  instance = await DuckDBInstance.create(`${await sampleBuild()}/${file}`, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  read = (sql) => readRows(connection, sql)
})
afterAll(() => instance.closeSync())

describe('the churn risk of the sample', () => {
  it('is found at later days nearly as well as where it was learnt', async () => {
    const figures = await read(`select name, value from marts.model_figures where model = 'churn_tree'`)
    const figure = (name: string) => Number(figures.find((row) => row['name'] === name)?.['value'])
    expect(figure('auc')).toBeGreaterThan(0.8)
    expect(figure('auc_train') - figure('auc')).toBeLessThan(0.05)
    expect(figure('lift')).toBeGreaterThan(3)
  })

  it('is calibrated: rules that lose many then lose many later', async () => {
    const rules = await read('select * from marts.risk_rules order by position')
    const sum = (name: string, rows: typeof rules) =>
      rows.reduce((total, row) => total + Number(row[name]), 0)
    const share = (rows: typeof rules) => sum('test_left', rows) / sum('test_customers', rows)
    expect(share(rules.slice(0, 3))).toBeGreaterThan(0.55)
    expect(share(rules.slice(-1))).toBeLessThan(0.06)
  })

  it('is where the drifting customers are, and no other industry, among those who bought regularly before', async () => {
    const { industry: drifting, from } = stories.drifting_customers.planted
    const rows = await read(`
      with regular as (
        select purchase_days.customer_key
        from marts.purchase_days as purchase_days
        where purchase_days.ordered_on < date '${from}' and purchase_days.ordered_on >= date '${from}' - 365
        group by purchase_days.customer_key
        having count(*) >= 10
      )
      select risks.churn_probability as score, coalesce(customers.industry, '') as industry
      from marts.customer_risks as risks
        inner join regular on regular.customer_key = risks.customer_key
        inner join marts.customers as customers on customers.customer_key = risks.customer_key`)
    const scored = rows.map((row) => ({ score: Number(row['score']), industry: String(row['industry']) }))
    const industries = Map.groupBy(scored, ({ industry }) => industry)
    // Their share of the riskiest tenth, against their share of all.
    const lift = (industry: string) =>
      topQuality(
        scored.map((each) => ({ score: each.score, rows: 1, hits: each.industry === industry ? 1 : 0 })),
        0.1
      )?.lift
    expect(lift(drifting)).toBeGreaterThan(2.2)
    const others = [...industries.keys()].filter((each) => each !== drifting && each !== '')
    expect(others).toHaveLength(8)
    for (const other of others) expect(lift(other)).toBeLessThan(1.2)

    const scoresOf = (drifts: boolean) => {
      const scores = scored.flatMap(({ industry, score }) =>
        (industry === drifting) === drifts ? score : []
      )
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
      return amountsOf({
        n: scores.length,
        sum: sum(scores),
        squares: sum(scores.map((score) => score * score))
      })!
    }
    // On average, too, and by more than such customers differ anyway.
    expect(welchInterval(scoresOf(true), scoresOf(false))?.low).toBeGreaterThan(0)
  })
})
