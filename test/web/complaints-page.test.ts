import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../sample-data/raw-files.ts'
import { openSampleWarehouse } from '../sample-data/sample-warehouse.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

type Counted = { n: number; inTime: number }

/** Complaints of October 2026 in the files, from customers at home in an area and from all others. */
async function answeredInTime(area: string, limit: number): Promise<[Counted, Counted]> {
  const warehouse = await openSampleWarehouse()
  const rows = await warehouse.rows(`
    select count(*) as n,
      count(*) filter (where first_response_at <= opened_at + interval ${limit} minutes) as in_time
    from complaints
      left join customers on customers.customer_id = complaints.customer_id
      left join regions as city on city.region_id = customers.region_id
      left join regions as province on province.region_id = city.parent_id
      left join regions as area on area.region_id = province.parent_id
    where cast(opened_at as date) between date '2026-10-01' and date '2026-10-31'
    group by coalesce(area.region_name = '${area}', false)
    order by coalesce(area.region_name = '${area}', false) desc`)
  const [own, others] = rows.map((row) => ({ n: Number(row['n']), inTime: Number(row['in_time']) }))
  return [own!, others!]
}

describe('the page of complaints', () => {
  it('finds the product about which complaints multiplied, and leads to who complained', async () => {
    const page = await sample.open('/complaints?month=2026-07&compare=previous&by=product', {
      language: 'en'
    })
    expect(await page.locator('#groups h2').textContent()).toMatch(/^空气净化器 智能款: [\d.]+ times as many/)
    expect(await page.locator('#groups .bad').count()).toBe(1)
    expect(await page.locator('#steps tbody tr').count()).toBe(3)
    expect(await page.locator('#pending a[href*="/customers/"]').first().getAttribute('href')).toContain(
      '/customers/C'
    )
    await page.close()
  })

  it('finds the area that answers late, with the figures of the files', async () => {
    const { area, limit_minutes } = stories.slow_responses.planted
    const [own, others] = await answeredInTime(area, limit_minutes)
    const percent = ({ inTime, n }: Counted) => `${((100 * inTime) / n).toFixed(1)}%`
    const page = await sample.open('/complaints?month=2026-10&by=area')
    expect(await page.locator('#groups h2').textContent()).toBe(
      `${area}的首次响应不及时：${own.n}条中${own.inTime}条在时限内（${percent(own)}），其他合计${percent(others)}`
    )
    const late = page.locator('#groups tbody tr', { has: page.locator('td .bad') })
    expect(await late.locator('th').allTextContents()).toEqual([area])
    expect(await late.locator('td[title]').first().getAttribute('title')).toContain(
      `及时${own.inTime}/${own.n}，其他合计${others.inTime}/${others.n}`
    )
    await page.close()
  })

  it('counts by working hours, and passes over filters of what complaints have not', async () => {
    const page = await sample.open('/complaints?month=2026-09&clock=working&channel=%E9%97%A8%E5%BA%97', {
      language: 'en'
    })
    expect(await page.locator('.lead .sub').textContent()).toContain('Complaints have no Channel')
    expect(await page.getByRole('link', { name: 'working', exact: true }).getAttribute('aria-current')).toBe(
      'true'
    )
    expect(await page.locator('#steps tbody td').first().textContent()).toBe('10\u00a0min')
    await page.close()
  })
})
