import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

interface Overview {
  grades: { grade: string; customers: number }[]
  indicators: { indicator: string; label: string; missing: string | null; moved: number }[]
}

interface Listed {
  total: number
  rows: { customer_id: string; customer_name: string; score: number; grade: string }[]
}

const answer = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${sample.url}/api/v1/${path}`)).json()) as Answer

const number = (text: string | null) => Number((text ?? '').replaceAll(/[^\d]/g, ''))

describe('/assessment', () => {
  it('opens the customers of a grade, as many as it says', async () => {
    const { grades } = await answer<Overview>('assessment?language=en')
    const [best] = grades
    const page = await sample.open('/assessment', { language: 'en' })
    const row = page.locator('#grades tbody tr').first()
    expect(number(await row.locator('td').nth(1).textContent())).toBe(best!.customers)
    await row.locator('td a').click()
    await page.waitForURL(/\/customers\/list\?.*grade=A/)
    const headline = page.locator('h1', { hasText: /customers as of/ })
    await headline.waitFor()
    expect(number((await headline.textContent())!.split(' ')[0] ?? '')).toBe(best!.customers)
    await page.close()
  })

  it('lists whose grade hangs on a weight, and says what is not counted', async () => {
    const { indicators } = await answer<Overview>('assessment?language=en')
    const decisive = indicators.find(({ moved }) => moved > 0)!
    const { total } = await answer<Listed>(`assessment/customers?moved_by=${decisive.indicator}&limit=1`)
    expect(total).toBe(decisive.moved)
    const page = await sample.open('/assessment', { language: 'en' })
    const text = (await page.locator('#indicators').textContent()) ?? ''
    for (const { missing, label } of indicators) if (missing === 'entered') expect(text).toContain(label)
    expect(text).toContain('not entered yet')
    await page.locator('#indicators tbody th a', { hasText: decisive.label }).click()
    await page.waitForURL(/moved_by=/)
    await page.locator('#customers h2', { hasText: `Scores of ${total} customers` }).waitFor()
    await page.close()
  })
})

describe('the form', () => {
  it('is reached from the card and fits one sheet of A4', async () => {
    const { rows } = await answer<Listed>('assessment/customers?limit=1')
    const [best] = rows
    const page = await sample.open(`/customers/${best!.customer_id}`, { language: 'en' })
    await page.locator('a', { hasText: `Assessed ${best!.grade}` }).click()
    await page.waitForURL(/\/assessment\//)
    await page.locator('h1', { hasText: best!.customer_name }).waitFor()
    expect(await page.locator('tfoot td').nth(2).textContent()).toContain(best!.score.toFixed(1))
    expect(await page.locator('.signatures p').count()).toBe(3)
    const sheets = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1')
    expect(sheets.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.close()
  })
})
