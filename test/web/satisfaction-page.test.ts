import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newcombeInterval } from '../../queries/statistics/newcombe.ts'
import { wilsonInterval } from '../../queries/statistics/wilson.ts'
import { openSampleWarehouse } from '../sample-data/sample-warehouse.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

/** From the files: the last answer of each customer in the year of which 90 days are over, and who bought in these. */
async function boughtAgain() {
  const warehouse = await openSampleWarehouse()
  const rows = await warehouse.rows(`
    with last as (
      select customer_id, max_by(cast(score as integer), (responded_at, response_id)) as score,
        cast(max(responded_at) as date) as answered_on
      from survey_responses
      where survey = 'nps' and customer_id is not null
        and cast(responded_at as date) between date '2025-08-03' and date '2026-08-02'
      group by customer_id
    )
    select case when score >= 9 then 'promoter' when score >= 7 then 'passive' else 'detractor' end as verdict,
      count(*) as n,
      count(*) filter (where exists (
        select 1 from lines where lines.customer_id = last.customer_id and lines.kind = 'sale'
          and lines.day > answered_on and lines.day <= answered_on + 90
      )) as hits
    from last group by all`)
  return (verdict: string) => {
    const row = rows.find((each) => each['verdict'] === verdict)
    return { hits: Number(row?.['hits']), n: Number(row?.['n']) }
  }
}

const percent = (share: number) => (100 * share).toFixed(1)

describe('/satisfaction', () => {
  it('finds that detractors buy again less, with the figures of the files and their intervals', async () => {
    const of = await boughtAgain()
    const [promoters, detractors] = [of('promoter'), of('detractor')]
    const page = await sample.open('/satisfaction?month=2026-10', { language: 'en' })
    expect(await page.locator('h1').textContent()).toContain(
      `bought again in 90 days: Detractor ${percent(detractors.hits / detractors.n)}%, Promoter ${percent(promoters.hits / promoters.n)}%`
    )
    const rows = page.locator('#next tbody tr')
    for (const [at, group] of [promoters, of('passive'), detractors].entries()) {
      const { low, high } = wilsonInterval(group.hits, group.n)!
      const cells = await rows.nth(at).locator('td').allTextContents()
      expect(cells.slice(0, 2).map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
        percent(group.hits / group.n),
        `${percent(low)}–${percent(high)} · n ${group.n}`
      ])
    }
    const { low, high } = newcombeInterval(promoters, detractors)!
    expect(low).toBeGreaterThan(0.2)
    expect(await page.locator('#next .note').last().textContent()).toContain(
      `${percent(low)} to ${percent(high)} points`
    )
    await page.close()
  })
})
