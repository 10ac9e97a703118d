import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpis, queryKpi } from '../../queries/index.ts'
import { formatAlone } from '../../web/src/lib/formats/figures.ts'
import { scaleFor } from '../../web/src/lib/formats/scale.ts'
import { entriesIn } from '../../web/src/routes/definitions/entries.server.ts'
import { isAbout } from '../../web/src/routes/definitions/entry.ts'
import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

describe('the page of definitions', () => {
  it('has every definition of every figure, with its SQL and its examples', async () => {
    const page = await sample.open('/definitions', { language: 'en' })
    expect(await page.locator('article').count()).toBe(kpis.length)
    for (const kpi of kpis) {
      const methods = [kpi, ...kpi.alternatives]
      const article = page.locator(`article#${kpi.name}`)
      const sql = await article.locator('pre').allTextContents()
      expect(sql).toEqual(methods.map((method) => method.sql.trim()))
      const examples = methods.flatMap((method) => method.examples.map(({ title }) => title.en))
      expect(await article.locator('.examples li > p:first-child').allTextContents()).toEqual(examples)
      const lines = methods.flatMap(({ examples }) =>
        examples.flatMap(({ sales, sources = {} }) =>
          [sales, ...Object.values(sources)].map(({ length }) => length)
        )
      )
      expect(await article.locator('.examples tbody tr').count()).toBe(lines.reduce((sum, n) => sum + n, 0))
    }
    await page.close()
  })

  it('says by what rules customers are classed, of every scheme', async () => {
    for (const [language, rule] of [
      ['en', 'No purchase for 90 days'],
      ['zh-CN', '90天']
    ] as const) {
      const page = await sample.open('/definitions', { language })
      const classes = page.locator('#classes')
      const families = await classes.locator('h3').evaluateAll((heads) => heads.map(({ id }) => id))
      expect(families.slice(0, 3)).toEqual(['tier', 'stage', 'segment-eight'])
      expect(await classes.locator('dl').nth(1).textContent()).toContain(rule)
      await page.close()
    }
  })

  it('shows what each figure is this month, as the queries say', async () => {
    const page = await sample.open('/definitions?month=2026-09&compare=previous', { language: 'en' })
    const build = readFileSync(join(sample.folder, 'current'), 'utf8').trim()
    const instance = await DuckDBInstance.create(join(sample.folder, 'builds', build, 'clientele.duckdb'), {
      access_mode: 'READ_ONLY'
    })
    const connection = await instance.connect()
    for (const { name, unit } of kpis) {
      const { total } = await queryKpi(connection, {
        kpi: name,
        period: { month: '2026-09' },
        scope: {},
        language: 'en'
      })
      const scale = scaleFor({ unit, language: 'en', currency: 'CNY', values: [total.value] })
      await page
        .locator(`article#${name} .figure strong`, { hasText: formatAlone(total.value, scale) })
        .waitFor()
    }
    connection.closeSync()
    instance.closeSync()
    await page.close()
  })

  it('opens the SQL that a link leads to, filters as one types, and keeps what was found', async () => {
    const page = await sample.open('/definitions?month=2026-10&compare=last-year#churn-rate-sql', {
      language: 'en'
    })
    await page.locator('#churn-rate-sql pre').waitFor({ state: 'visible' })
    expect(await page.locator('#net-sales-sql pre').isVisible()).toBe(false)
    await page.getByRole('searchbox').fill('90th percentile')
    await expect.poll(() => page.locator('article').count()).toBe(2)
    expect(await page.locator('article').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'churn-rate',
      'reactivation-rate'
    ])
    await page.getByRole('searchbox').fill('no such thing')
    await page.getByText('Nothing here is about').waitFor()
    await page.close()
  })
})

describe('what was typed', () => {
  it('is looked for in names, sentences and formulas of every definition, word by word', () => {
    const named = (search: string) =>
      entriesIn('zh-CN')
        .filter((entry) => isAbout(entry, search))
        .map(({ name }) => name)
    expect(named('复购率')).toContain('repurchase-rate')
    expect(named('churn-rate')).toEqual(['churn-rate'])
    expect(named('期初 W 连续')).toEqual(['churn-rate'])
  })
})
