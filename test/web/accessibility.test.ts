import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../web/src/lib/i18n/language.ts'
import { accessibilityFaults } from './accessibility-faults.ts'
import { rest } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

describe('what is looked for', () => {
  it('is found', async () => {
    const page = await sample.open('/definitions')
    await page.setContent(`<main><h1>Faults</h1>
      <p style="color: #ccc">too pale</p><button></button><img src="data:,"></main>`)
    const faults = await accessibilityFaults(page)
    for (const rule of ['color-contrast', 'button-name', 'image-alt'])
      expect(faults).toContainEqual(expect.stringContaining(`${rule}: `))
    await page.close()
  })
})

describe('what is opened', () => {
  const menus = [
    ['the month', '.picker [aria-haspopup="menu"]'],
    ['the comparison', '.more [aria-haspopup="menu"]'],
    ['a filter', '[data-dimension] [aria-haspopup="menu"]'],
    ['a figure', 'main [data-figure-menu] [aria-haspopup="menu"]']
  ] as const

  it.each([
    { path: '/', colorScheme: 'light', language: 'zh-CN' },
    { path: '/', colorScheme: 'dark', language: 'en' },
    { path: '/composition', colorScheme: 'light', language: 'en' },
    { path: '/composition', colorScheme: 'dark', language: 'zh-CN' }
  ] as const)('at $path in $colorScheme has no fault: every kind of menu', async (given) => {
    const page = await openIn(given)
    for (const [of, button] of menus) {
      await page.locator(button).filter({ visible: true }).first().click()
      await page.getByRole('menu').waitFor()
      // Chosen entries look different; the menu stays open for another one.
      const choice = page.getByRole('menuitemcheckbox').first()
      if (await choice.isVisible()) {
        await choice.click()
        await expect.poll(() => choice.getAttribute('aria-checked')).toBe('true')
        // What is counted anew is pale meanwhile.
        await rest(page)
      }
      expect(await accessibilityFaults(page), of).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'detached' })
    }
    await page.close()
  })

  it.each([
    { path: '/', colorScheme: 'light', language: 'en' },
    { path: '/', colorScheme: 'dark', language: 'zh-CN' }
  ] as const)('at $path in $colorScheme has no fault: a definition with its SQL', async (given) => {
    const page = await openIn(given)
    await page.locator('[data-kpi="repurchase-rate"] h2 button').first().click()
    const panel = page.locator(':popover-open')
    await panel.locator('summary', { hasText: 'SQL' }).last().click()
    await panel.locator('pre').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.close()
  })

  async function openIn({ path, colorScheme, language }: Opened): Promise<Page> {
    const page = await sample.open(path, { language })
    await page.emulateMedia({ colorScheme })
    return page
  }
})

type Opened = { path: string; colorScheme: 'light' | 'dark'; language: Language }
