import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../web/src/lib/server/answers.ts'
import type { BuildDescription } from '../../web/src/lib/server/queries.ts'
import { loadReview } from '../../web/src/routes/(review)/review.server.ts'
import { publishBuild } from './published-build.ts'
import { servePage, type ServedPage } from './served-page.ts'

const lost = new Error('the disk is lost')

/** Answers of which everything about the month fails, each as many milliseconds after it was asked. */
function failingAnswers(afterMs: () => number): Answers {
  const fail = () => setTimeout(afterMs()).then(() => Promise.reject<never>(lost))
  const area = { name: 'area', label: { 'zh-CN': '大区', en: 'Area' } }
  return {
    kpi: fail,
    composition: fail,
    explain: fail,
    flow: fail,
    history: fail,
    sources: fail,
    targetedKpis: () => Promise.resolve([]),
    coarsestDimension: () => setTimeout(5, area),
    members: () => setTimeout(5, [])
  } as unknown as Answers
}

const about = { settings: { materiality_rate: '0.02', minimum_n: '30' }, currency: 'CNY' }
const view = { month: '2026-10', compare: 'last-year', filters: {}, definitions: {}, own: {} } as const

describe('loadReview', () => {
  let asked = 0
  const whens: readonly [string, () => number][] = [
    ['at once', () => 0],
    ['within a blink', () => 10],
    ['after it', () => 60],
    ['one by one', () => (asked += 4) % 80]
  ]
  it.each(
    whens.flatMap(([when, afterMs]) => [
      { when, afterMs, isSwitch: false },
      { when, afterMs, isSwitch: true }
    ])
  )('leaves no failure that nobody waits for: $when, switched $isSwitch', async ({ afterMs, isSwitch }) => {
    const unhandled: unknown[] = []
    const note = (error: unknown) => unhandled.push(error)
    process.on('unhandledRejection', note)
    try {
      const answers = failingAnswers(afterMs)
      const options = { answers, about: about as unknown as BuildDescription, view, dataTo: null }
      const review = loadReview({ ...options, bridge: 'customers', language: 'en', isSwitch })
      await review.catch((error: unknown) => expect(error).toBe(lost))
      await setTimeout(400)
      expect(unhandled).toEqual([])
    } finally {
      process.off('unhandledRejection', note)
    }
  })
})

describe('a server whose queries fail', () => {
  let folder = ''
  let app: ServedPage

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'failing-'))
    const build = '20261101-060000-aaaaaa'
    const sales = [{ ordered_at: '2026-10-02', customer_id: 'Li', amount: 10 }]
    await publishBuild({ folder, build, sources: { sales } })
    await breakFigures(join(folder, 'builds', build, 'clientele.duckdb'))
    app = await servePage(folder)
  })
  afterAll(async () => {
    await app.stop()
    await rm(folder, { recursive: true })
  })

  it('says so under a number that the log has, and serves on', async () => {
    for (const path of ['/', '/composition', '/changes/net-sales', '/rows/net-sales', '/?compare=target']) {
      const response = await fetch(`${app.url}${path}`)
      const page = await response.text()
      const ids = app.log().flatMap(({ event, id }) => (event === 'error' ? [String(id)] : []))
      expect(
        ids.some((id) => page.includes(id)),
        `${path}: ${String(response.status)}`
      ).toBe(true)
    }
    const answer = await fetch(`${app.url}/api/v1/kpis/net-sales?month=2026-10`)
    expect(answer.status).toBe(500)
    expect((await fetch(`${app.url}/definitions`)).status).toBe(200)
    expect(await (await fetch(`${app.url}/healthz`)).json()).toMatchObject({ status: 'ok' })
  })

  /** Its tables are there, but what is counted in them cannot be read. */
  async function breakFigures(file: string): Promise<void> {
    const instance = await DuckDBInstance.create(file)
    const connection = await instance.connect()
    for (const [table, column] of [
      ['order_lines', 'net_amount'],
      ['orders', 'net_amount'],
      ['sales_months', 'net_amount'],
      ['customer_months', 'net_amount']
    ]) {
      await connection.run(`alter table marts.${table} rename to whole_${table}`)
      await connection.run(
        `create view marts.${table} as select * replace
          (if(random() < 2, error('the disk is lost'), ${column}) as ${column}) from marts.whole_${table}`
      )
    }
    connection.closeSync()
    instance.closeSync()
  }
})
