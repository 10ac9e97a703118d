import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

const answer = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${sample.url}/api/v1/${path}`)).json()) as Answer

interface Group {
  key: string
  label: string
  total: number
  overdue: number
  coverage: { share: number; high: number; low: number; n: number }
}

describe('/contacts', () => {
  it('finds who neglects customers, beyond chance', async () => {
    const { owners } = await answer<{ owners: Group[] }>('contacts')
    const [least, next] = owners
    expect(least?.key).toBe('顾明远')
    expect(least!.coverage.high).toBeLessThan(next!.coverage.low)
    const page = await sample.open('/contacts', { language: 'en' })
    expect(await page.locator('#groups h2').textContent()).toContain('顾明远')
    expect(await page.locator('#groups tbody tr').count()).toBe(owners.length)
    await page.close()
  })

  it('opens what is overdue of a rep, as many as it says', async () => {
    const page = await sample.open('/contacts', { language: 'en' })
    const link = page.locator('#groups tbody tr').first().locator('td a').first()
    const said = await link.textContent()
    await link.click()
    await page.waitForURL(/rep=/)
    await page.locator('#contact-list h2', { hasText: `${said} next steps are overdue` }).waitFor()
    await page.close()
  })

  it('says which rows of its list are in sight, of how many', async () => {
    const page = await sample.open('/contacts', { language: 'en' })
    const list = page.locator('#contact-list')
    const rowsSaid = async () =>
      ((await list.getByText(/^Rows /).textContent()) ?? '')
        .match(/[\d,]+/g)
        ?.map((part) => part.replace(',', ''))
    const total = (await list.locator('h2').textContent())?.split(' ')[0]
    const [head, row, whole] = await Promise.all(
      ['thead', 'tbody tr[data-place]', '.scroll'].map((part) => list.locator(part).first().boundingBox())
    )
    const fitting = Math.floor((whole!.height - head!.height) / row!.height + 0.1)
    expect(await rowsSaid()).toEqual(['1', String(fitting), total])
    await list.locator('.scroll').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
    await list.getByText(`–${total} of ${total}`).waitFor()
    expect(await rowsSaid()).toEqual([String(Number(total) - fitting + 1), total, total])
    await page.close()
  })

  it('narrows the page down to a team, and opens what is overdue of it', async () => {
    const { teams } = await answer<{ teams: Group[] }>('contacts')
    const team = teams.find(({ key }) => key !== '')!
    const page = await sample.open('/contacts?by=team', { language: 'en' })
    const row = page.locator('#groups tbody tr', { has: page.locator('th', { hasText: team.label }) })
    await row.locator('td a').first().click()
    await page.locator('#contact-list h2', { hasText: `${team.overdue} next steps are overdue` }).waitFor()
    await expect.poll(() => page.locator('#groups tbody th').count()).toBe(1)
    await page.locator('#groups tbody th a').click()
    await page.locator('#groups tbody th').nth(1).waitFor()
    await page.close()
  })
})

describe('/board', () => {
  it('says how old the data are, and shows a rep what is theirs', async () => {
    const { reps } = await answer<{ reps: Group[] }>('board?language=en')
    const page = await sample.open('/board', { language: 'en' })
    expect(await page.locator('.sub').textContent()).toMatch(
      /Data to 31 October 2026, built (less than an hour|1 hour|\d+ hours|\d+ days) ago/
    )
    await page.locator('#reps tbody th a').first().click()
    await page.waitForURL(/rep=/)
    const [first] = reps
    await page
      .locator('h1', { hasText: `: ${first!.total} things to do, ${first!.overdue} of them` })
      .waitFor()
    await page.close()
  })

  it('shows one kind whole, and a month when asked', async () => {
    const page = await sample.open('/board?kind=renewal&span=month', { language: 'en' })
    const { rows } = await answer<{ rows: unknown[] }>('board?kind=renewal&span=month&limit=500')
    expect(await page.locator('#renewal tbody tr').count()).toBe(rows.length)
    expect(await page.locator('h1').textContent()).toContain('30 November 2026')
    await page.close()
  })
})
