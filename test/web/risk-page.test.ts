import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'

declare global {
  interface Window {
    /** What /risk has shown, from change to change. */
    seen: { headline: string; list: string; isBehind: boolean }[]
  }
}

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

const answer = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${sample.url}/api/v1/${path}`)).json()) as Answer

interface Rule {
  rule: string
  label: string
  customers: number
}

const number = (text: string | null) => Number((text ?? '').replaceAll(/[^\d]/g, ''))

describe('/risk', () => {
  it('shows every rule, and the customers of one when it is chosen', async () => {
    const { rules } = await answer<{ rules: Rule[] }>('risk?language=en')
    const page = await sample.open('/risk', { language: 'en' })
    expect(await page.locator('#rules tbody th').allTextContents()).toEqual(
      rules.map(({ label }) => expect.stringContaining(label))
    )
    const [riskiest] = rules
    await page.locator('#rules tbody th a').first().click()
    await page.waitForURL(/rule=/)
    const chosen = page.locator('#call-list h2', { hasText: ` ${riskiest?.customers} customers` })
    await chosen.waitFor()
    expect(await page.locator('#rules [aria-current="true"]').count()).toBe(1)
    await page.close()
  })

  it('says the number of another view before it draws its tables, and marks them as behind until then', async () => {
    const page = await sample.open('/risk', { language: 'en' })
    await page.evaluate(() => {
      const read = () => ({
        headline: document.querySelector('h1')?.textContent ?? '',
        list: document.querySelector('#call-list h2')?.textContent ?? '',
        isBehind: document.querySelector('main [aria-busy="true"]') !== null
      })
      const looks = { childList: true, subtree: true, attributes: true, characterData: true }
      window.seen = [read()]
      new MutationObserver(() => window.seen.push(read())).observe(document.body, looks)
      const link = document.createElement('a')
      link.href = `${location.search}&tier=key`
      document.body.append(link)
      link.click()
    })
    await page.waitForFunction(() => window.seen.at(-1)?.list !== window.seen[0]?.list)
    const [before, ...after] = await page.evaluate(() => window.seen)
    const said = after.find(({ headline }) => headline !== before?.headline)
    expect(said).toMatchObject({ list: before?.list, isBehind: true })
    await page.locator('main:not(:has([aria-busy="true"]))').waitFor()
    await page.close()
  })

  it('begins the calls where most is at stake, and leads to the customers', async () => {
    const { rows } = await answer<{ rows: { customer_name: string; customer_id: string }[] }>(
      'risk/customers?limit=2'
    )
    const page = await sample.open('/risk')
    const first = page.locator('#call-list a', { hasText: rows[0]!.customer_name }).first()
    expect(await first.getAttribute('href')).toMatch(`/customers/${rows[0]!.customer_id}?`)
    await page.close()
  })
})

describe('/clusters', () => {
  it('opens the customers of a group, as many as it says', async () => {
    const page = await sample.open('/clusters', { language: 'en' })
    const row = page.locator('#clusters tbody tr').last()
    const said = number(await row.locator('td').first().textContent())
    await row.locator('a').click()
    await page.waitForURL(/\/customers\/list\?.*cluster=/)
    const headline = page.locator('h1', { hasText: /customers as of/ })
    await headline.waitFor()
    expect(number((await headline.textContent())!.split(' ')[0] ?? '')).toBe(said)
    await page.close()
  })
})

describe('pages of what the models foresee', () => {
  it.each(['/value', '/clusters', '/risk'])(
    '%s says that another month changes nothing there',
    async (path) => {
      const said = 'whichever month is chosen'
      const [now, before] = [
        await sample.open(path, { language: 'en' }),
        await sample.open(`${path}?month=2026-03`, { language: 'en' })
      ]
      expect(await before.locator('.lead .sub').textContent()).toContain(said)
      expect(await now.locator('.lead .sub').textContent()).not.toContain(said)
      expect(await before.locator('h1').textContent()).toBe(await now.locator('h1').textContent())
      await now.close()
      await before.close()
    }
  )
})
