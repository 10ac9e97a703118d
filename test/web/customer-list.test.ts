import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

interface List {
  total: number
  rows: { customer_id: string; customer_name: string }[]
}

const list = async (query: string) =>
  (await (await fetch(`${sample.url}/api/v1/customers?${query}`)).json()) as List

const number = (text: string | null) => Number((text ?? '').replaceAll(/[^\d]/g, ''))

describe('/customers/list', () => {
  it('scrolls to its middle and its end, and stands there with the customers of that place', async () => {
    const page = await sample.open('/customers/list', { language: 'en' })
    const total = number(await page.locator('#customers h2').textContent())
    const { rows } = await list(`month=2026-10&sort=-net_amount&limit=${total}`)
    const scroller = page.locator('#customers .scroll')
    for (const share of [0.5, 1, 0]) {
      await scroller.evaluate((element, part) => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) * part
      }, share)
      const place = Math.round((rows.length - 1) * share)
      await scroller
        .locator('a', { hasText: rows[place]?.customer_name ?? '' })
        .first()
        .waitFor()
      // However long the list, only what is seen is in the page.
      expect(await scroller.locator('[role="row"], tr').count()).toBeLessThan(200)
    }
    await page.close()
  })

  it('downloads what it shows: everybody under its filters and search, in every format', async () => {
    const page = await sample.open('/customers/list?stage=at_risk&tier=key&search=C0', { language: 'en' })
    const headline = number((await page.locator('h1').textContent())!.split(':').at(-1) ?? '')
    expect(headline).toBeGreaterThan(0)
    const hrefs = await page
      .locator('#customers [data-figure-menu] a[download]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const linked = hrefs.length > 0 ? hrefs : await opened()
    expect(linked).toHaveLength(4)
    const [csv = '', xlsx = '', arrow = '', parquet = ''] = linked.map((href) => sample.url + href)
    const lines = (await (await fetch(csv)).text()).trimEnd().split(/\r?\n/)
    expect(lines[0]).toMatch(/customer_id,customer_name,owner,/)
    expect(lines).toHaveLength(headline + 1)
    const table = tableFromIPC(new Uint8Array(await (await fetch(arrow)).arrayBuffer()))
    expect(table.numRows).toBe(headline)
    expect(new Set(table.getChild('stage')?.toArray())).toEqual(new Set(['at_risk']))
    for (const [href, magic] of [
      [xlsx, 'PK'],
      [parquet, 'PAR1']
    ] as const) {
      const response = await fetch(href)
      expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="clientele-customers/)
      expect(
        Buffer.from(await response.arrayBuffer())
          .toString('latin1')
          .startsWith(magic)
      ).toBe(true)
    }
    await page.close()

    /** The menu makes its items when it opens. */
    async function opened() {
      await page.locator('#customers [data-figure-menu] button').first().click()
      const links = page.locator('#customers [data-figure-menu] a[download]')
      await links.first().waitFor()
      return links.evaluateAll((items) => items.map((item) => item.getAttribute('href') ?? ''))
    }
  })

  it('opens from a cell of the cohorts with as many as the cell says, and leads to those who did not', async () => {
    const page = await sample.open('/retention?month=2026-10', { language: 'en' })
    const row = page.locator('tbody tr', { hasText: 'Mar 26' }).first()
    const size = number(await row.locator('.size').textContent())
    const share = Number(await row.locator('td.cell').nth(2).textContent()) / 100
    await row.locator('td.cell a').nth(2).click()
    await page.waitForURL(/[?&]bought=2026-05&cohort=2026-03/)
    const headline = () => page.locator('h1', { hasText: /customers? as of/ }).textContent()
    const kept = number((await headline())!.split(' ')[0] ?? '')
    expect(kept).toBe(Math.round(size * share))
    await page.locator('.sub a', { hasText: 'those who did not' }).click()
    await page.waitForURL(/not_bought=2026-05/)
    await page.locator('h1', { hasText: `${size - kept} customer` }).waitFor()
    await page.close()
  })
})

describe('the cells of cohorts under a class', () => {
  it.each(['tier=key', 'segment=important_value', 'segment=important_value&segment=regular_value'])(
    'open as many customers as they count: %s',
    async (filter) => {
      const page = await sample.open(`/retention?month=2026-09&by=quarter&${filter}`, { language: 'en' })
      const row = page.locator('tbody tr', { hasText: 'Q1 26' }).first()
      const size = number(await row.locator('.size').textContent())
      expect(size).toBeGreaterThan(5)
      const share = Number(await row.locator('td.cell').nth(2).textContent()) / 100
      const cell = row.locator('td.cell a').nth(2)
      const asked = new URLSearchParams((await cell.getAttribute('href'))!.split('?')[1])
      expect(asked.get('classes')).toBe('2026-08')
      await cell.click()
      await page.waitForURL(/[?&]bought=2026-Q3/)
      const headline = page.locator('h1', { hasText: /customers? as of/ })
      await headline.waitFor()
      const found = number((await headline.textContent())!.split(' ')[0] ?? '')
      expect(found).toBeGreaterThan(0)
      expect(found).toBe(Math.round(size * share))
      expect(await page.locator('.sub').first().textContent()).toContain(
        'Classes as of the end of August 2026'
      )
      await page.close()
    }
  )
})

describe('the stages of customers of a class', () => {
  it.each(['tier=regular', 'stage=churned'])('open as many customers as they count: %s', async (filter) => {
    const page = await sample.open(`/retention?month=2026-09&${filter}`, { language: 'en' })
    const cell = page.locator('#lifecycle tbody tr').first().locator('a', { hasText: /[1-9]/ }).last()
    const size = number(await cell.textContent())
    await cell.click()
    const headline = page.locator('h1', { hasText: /customers? as of/ })
    await headline.waitFor()
    expect(number((await headline.textContent())!.split(' ')[0] ?? '')).toBe(size)
    await page.close()
  })
})

describe('/customers/<id>', () => {
  it('prints as a card: light, without what leads elsewhere, on a page or two of A4', async () => {
    const { rows } = await list('month=2026-10&sort=-net_amount&limit=1')
    const page = await sample.open(`/customers/${rows[0]?.customer_id ?? ''}`, { language: 'en' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await page.locator('#outlook').isVisible()).toBe(true)
    expect(await page.locator('nav').first().isVisible()).toBe(false)
    expect(await page.locator('.sub a').first().isVisible()).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(20, 24, 29)')
    const columns = await page.locator('.card').evaluate((card) => getComputedStyle(card).gridTemplateColumns)
    expect(columns.split(' ')).toHaveLength(3)
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(0)
    expect(pages).toBeLessThanOrEqual(2)
    await page.close()
  })
})
