import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

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

  it('counts by working hours, and passes over filters of what complaints have not', async () => {
    const page = await sample.open('/complaints?month=2026-09&clock=working&channel=%E9%97%A8%E5%BA%97', {
      language: 'en'
    })
    expect(await page.locator('.lead .sub').textContent()).toContain('Complaints have no Channel')
    expect(await page.getByRole('link', { name: 'working', exact: true }).getAttribute('aria-current')).toBe(
      'true'
    )
    expect(await page.locator('#steps tbody td').first().textContent()).toBe('10 min')
    await page.close()
  })
})
