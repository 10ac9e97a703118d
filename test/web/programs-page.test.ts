import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatFullDay } from '../../web/src/lib/formats/dates.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

const answer = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${sample.url}/api/v1/${path}`)).json()) as Answer

interface Campaigns {
  as_of: string
  campaigns: { campaign_id: string; campaign_name: string; starts_on: string; net_amount: number }[]
}

interface Funnel {
  to: string
  total: { open: number; win_rate: { n: number } }
  stages: readonly unknown[]
}

describe('/campaigns', () => {
  it('stands at the end of the month of the view: campaigns begun by then, with what was known', async () => {
    const [then, now] = [
      await answer<Campaigns>('campaigns?month=2026-03'),
      await answer<Campaigns>('campaigns')
    ]
    expect([then.as_of, now.as_of]).toEqual(['2026-03-31', '2026-10-31'])
    expect(then.campaigns.length).toBeGreaterThan(0)
    expect(then.campaigns.length).toBeLessThan(now.campaigns.length)
    for (const { starts_on } of then.campaigns) expect(starts_on <= then.as_of).toBe(true)
    const page = await sample.open('/campaigns?month=2026-03', { language: 'en' })
    expect(await page.locator('#campaigns tbody tr:not(.free)').count()).toBe(then.campaigns.length)
    const sub = await page.locator('.lead .sub').textContent()
    expect(sub).toContain(formatFullDay(then.as_of, 'en'))
    await page.close()
  })

  it('measures a campaign whose windows were open with less than later', async () => {
    const of = async (month: string) =>
      (await answer<Campaigns>(`campaigns?month=${month}&campaign=CAM-2603`)).campaigns[0]!
    expect((await of('2026-03')).net_amount).toBeLessThan((await of('2026-10')).net_amount)
  })

  it('shows another campaign, and says so, where the one asked for had not begun', async () => {
    const page = await sample.open('/campaigns?month=2026-03&show=CAM-2610', { language: 'en' })
    expect(await page.locator('.lead .sub').textContent()).toContain('No campaign CAM-2610 had begun by')
    expect(await page.locator('#members').count()).toBe(1)
    await page.close()
  })

  it('says when none had begun', async () => {
    const page = await sample.open('/campaigns?month=2024-01', { language: 'en' })
    expect(await page.locator('main').textContent()).toContain('No campaign had begun by')
    await page.close()
  })
})

describe('/funnel', () => {
  it('stands at the end of the month of the view, and says that amounts do not', async () => {
    const funnel = await answer<Funnel>('funnel?month=2026-03')
    expect(funnel.to).toBe('2026-03-31')
    const page = await sample.open('/funnel?month=2026-03', { language: 'en' })
    expect(await page.locator('h1').textContent()).toContain(
      `${funnel.total.win_rate.n} opportunities closed`
    )
    const sub = await page.locator('.lead .sub').textContent()
    expect(sub).toContain(formatFullDay(funnel.to, 'en'))
    expect(sub).toContain(`${funnel.total.open} are still open`)
    expect(await page.locator('#pipeline').textContent()).toContain('amounts are as last recorded')
    await page.close()
  })

  it('stays as it is where a filter leaves nothing, and leads back to all', async () => {
    const page = await sample.open(
      '/funnel?month=2026-03&area=XB&category=%E4%B8%AA%E4%BA%BA%E9%98%B2%E6%8A%A4&channel=%E9%97%A8%E5%BA%97&tier=strategic',
      { language: 'en' }
    )
    expect(await page.locator('h1').textContent()).toBe('No opportunities of this kind')
    expect(await page.locator('main section').count()).toBe(3)
    const { stages } = await answer<Funnel>('funnel?month=2026-03')
    expect(await page.locator('#pipeline tbody tr').count()).toBe(stages.length)
    expect(await page.locator('#groups tfoot').textContent()).toMatch(/Total\s*0/)
    await page.getByRole('link', { name: 'Remove all filters' }).click()
    await page.getByRole('heading', { level: 1, name: /opportunities closed/ }).waitFor()
    await page.close()
  })
})
