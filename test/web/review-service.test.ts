import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryKpi, type KpiName } from '../../queries/index.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

const shown = [
  'nps',
  'csat',
  'survey-response-rate',
  'complaints',
  'complaint-response-in-time',
  'contact-coverage'
] as const satisfies readonly KpiName[]

/** What the queries say of October, by KPI. */
async function toldByQueries(): Promise<Record<string, number | null>> {
  const build = readFileSync(join(sample.folder, 'current'), 'utf8').trim()
  const file = join(sample.folder, 'builds', build, 'clientele.duckdb')
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const told: Record<string, number | null> = {}
  for (const kpi of shown) {
    const { total } = await queryKpi(connection, { kpi, period: { month: '2026-10' }, scope: {} })
    told[kpi] = total.value
  }
  connection.closeSync()
  instance.closeSync()
  return told
}

describe('satisfaction and service on the review', () => {
  it('shows what the queries say, and leads to their pages', async () => {
    const told = await toldByQueries()
    const page = await sample.open('/?month=2026-10', { language: 'en' })
    const section = page
      .locator('section', { has: page.locator('#service') })
      .or(page.locator('#service'))
      .first()
    await section.locator('[data-kpi]').first().waitFor()
    const rows = section.locator('[data-kpi]')
    expect(await rows.evaluateAll((each) => each.map((row) => row.getAttribute('data-kpi')))).toEqual([
      ...shown
    ])
    for (const kpi of shown) {
      const value = await section.locator(`[data-kpi="${kpi}"] .value`).innerText()
      const isShare = !['nps', 'complaints'].includes(kpi)
      const expected = told[kpi] ?? Number.NaN
      const digits = kpi === 'complaints' ? 0 : 1
      expect(Number(value.replace('−', '-').replace('%', ''))).toBeCloseTo(
        isShare ? 100 * expected : expected,
        digits
      )
    }
    await page.getByRole('link', { name: 'Complaints', exact: true }).last().click()
    await page.waitForURL(/\/complaints\?/)
    await page.close()
  })

  it('has no figures of what filters do not know, and the review is shown all the same', async () => {
    const page = await sample.open('/?month=2026-10&channel=%E9%97%A8%E5%BA%97', { language: 'en' })
    await page.getByText('what is counted does not know these filters').waitFor()
    expect(await page.locator('[data-kpi="net-sales"] strong').first().innerText()).toMatch(/\d/)
    expect(await page.locator('[data-kpi="nps"]').count()).toBe(0)
    await page.close()
  })
})
