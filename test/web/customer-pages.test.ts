import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

const number = (text: string | null) => Number((text ?? '').replaceAll(/[^\d]/g, ''))

describe('/clusters and /risk', () => {
  it.each(['/clusters', '/risk'])(
    '%s leads to as many customers as it says, whatever the month',
    async (path) => {
      const page = await sample.open(`${path}?month=2026-05&channel=%E9%97%A8%E5%BA%97`, { language: 'en' })
      const row = page.locator('.lined-table tbody tr').last()
      const said = number(await row.locator('td').first().textContent())
      const href = await row.locator('a[href*="/customers/list"]').getAttribute('href')
      await sample.open(href ?? '', { language: 'en', page })
      expect(said).toBeGreaterThan(0)
      expect(number(await page.locator('#customers h2').textContent())).toBe(said)
      await page.close()
    }
  )
})

describe('/customers', () => {
  it('keeps its flow when it has no room for a while, and draws it for the room that comes back', async () => {
    const page = await sample.open('/customers', { viewport: { width: 390, height: 844 } })
    const flow = page.locator('.flow figure')
    const drawn = flow.locator('svg')
    await drawn.waitFor()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    for (const width of ['0', '300px']) {
      await flow.evaluate((element, to) => {
        element.style.width = to
        // As long as it takes to be seen.
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      }, width)
    }
    expect(errors).toEqual([])
    expect(await drawn.getAttribute('width')).toBe('300')
    await page.close()
  })

  it('leads from a cell of the matrix, a segment and a score to as many customers as it says', async () => {
    const page = await sample.open('/customers?area=HD', { language: 'en' })
    const cells = [
      page.locator('#matrix tbody tr').first().locator('td a').nth(1),
      page.locator('#scores a').first(),
      page.locator('#segments tbody th a').first()
    ]
    for (const cell of cells) {
      const href = await cell.getAttribute('href')
      const said = await cell.evaluate((link) =>
        link.closest('#segments')
          ? link.closest('tr')?.querySelector('td')?.textContent
          : (link.querySelector('strong, b') ?? link).textContent
      )
      const list = await sample.open(href ?? '', { language: 'en' })
      expect(number(said ?? '')).toBeGreaterThan(0)
      expect(number(await list.locator('#customers h2').textContent()), href ?? '').toBe(number(said ?? ''))
      await list.close()
    }
    await page.close()
  })
})
