import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connectBrowser } from './connect-browser.ts'
import { servePage, type ServedPage } from './served-page.ts'
import { visitedBuild, visitedId } from './visited-build.ts'

let folder = ''
let server: ServedPage
let browser: Browser
const complaints: string[] = []
const opened: Page[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frame-'))
  await cp(await visitedBuild(), folder, { recursive: true })
  ;[server, browser] = await Promise.all([servePage(folder), connectBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true })
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()))
  expect(complaints.splice(0)).toEqual([])
})

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options
  })
  const page = await context.newPage()
  opened.push(page)
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(server.url + path)
  // Once the address says all that is seen, the page listens to keys.
  await page.waitForURL(/month=.*compare=/)
  return page
}

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)
const hash = (page: Page) => new URL(page.url()).hash

describe('keys', () => {
  it('go through the months and list themselves, and leave what has the focus alone', async () => {
    const page = await openPage('/?month=2026-09')
    await page.keyboard.press('[')
    await page.waitForURL(/month=2026-08/)
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/month=2026-09/)
    await page.getByRole('link', { name: '上一个月' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    expect(parameter(page, 'month')).toBe('2026-09')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog', { name: '快捷键' }).count()).toBe(0)
  })

  it('open the menu of the figure that has the focus, and steer it', async () => {
    const page = await openPage('/?month=2026-09')
    const section = page.locator('main section', { has: page.locator('[data-figure-menu]') }).last()
    await section.locator('a, button').first().focus()
    await page.keyboard.press('m')
    const menu = page.getByRole('menu')
    await menu.waitFor()
    expect(await focused(page)).toContain('定义')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain('SQL')

    await page.keyboard.press('l')
    await menu.getByText('已复制').waitFor()
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(await page.locator(copied.hash).count()).toBe(1)
    await menu.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.ariaExpanded)).toBe('false')

    await page.keyboard.press('Enter')
    await menu.waitFor()
    await page.keyboard.press('Escape')
    expect(await menu.count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.keyboard.press('d')
    await page.waitForURL(/\/definitions\?.*#[\w-]+$/)
  })

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
})

describe('filters', () => {
  it('hold their places, whatever is chosen', async () => {
    const page = await openPage('/?month=2026-09')
    const places = () =>
      page.locator('#filters [data-dimension]').evaluateAll((chips) =>
        chips.map((chip) => {
          const { left, top, width, height } = chip.getBoundingClientRect()
          return [left, top, width, height].map(Math.round)
        })
      )
    const before = await places()
    expect(before.length).toBeGreaterThan(2)
    await page.getByRole('button', { name: '区域: 全部' }).click()
    await page.getByRole('menuitemcheckbox').first().click()
    await page.waitForURL((url) => url.searchParams.has('area'))
    expect(await places()).toEqual(before)
  })

  it('that were drilled to have names and can be taken away, one by one or all', async () => {
    const page = await openPage('/?month=2026-09&city=上海&customer=华东 tea')
    const bar = page.locator('header')
    const city = bar.locator('[data-dimension="area"]')
    expect(await city.innerText()).toMatch(/城市：\s*上海/)
    expect(await bar.locator('.others').innerText()).toMatch(/华东tea/)
    await page.getByRole('link', { name: '去掉筛选：城市' }).click()
    await page.waitForURL((url) => !url.searchParams.has('city'))
    await expect.poll(() => city.innerText()).toMatch(/全部/)
    await page.goBack()
    await page.getByRole('link', { name: '清除', exact: true }).click()
    await page.waitForURL((url) => !url.searchParams.has('city') && !url.searchParams.has('customer'))
  })
})

describe('presented', () => {
  it.each([
    [1920, 1080],
    [1440, 900]
  ])('at %d × %d every slide fits, large enough for the back of the room', async (width, height) => {
    const page = await openPage('/?month=2026-09', { viewport: { width, height } })
    await page.locator('main section table').first().waitFor()
    await page.keyboard.press('p')
    const count = page.locator('.pager span')
    await expect.poll(() => count.innerText()).toMatch(/^1 \/ [3-9]$/)
    expect(await page.locator('.navigation:visible, header:visible').count()).toBe(0)
    const slides = Number((await count.innerText()).split('/')[1])
    const titles = new Set<string>()
    for (let slide = 1; slide <= slides; slide += 1) {
      await expect.poll(() => hash(page)).toBe(`#slide-${slide}`)
      titles.add(await page.locator('[data-shown] :is(h1, h2)').first().innerText())
      const sizes = await page.evaluate(() => {
        const shown = [...document.querySelectorAll('[data-shown]')]
        const foot = document.querySelector('footer')?.getBoundingClientRect().top ?? 0
        const heading = shown[0]?.querySelector('h1, h2')
        return {
          over: Math.max(...shown.map((each) => each.getBoundingClientRect().bottom)) - foot,
          wide: document.documentElement.scrollWidth - innerWidth,
          heading: parseFloat(heading ? getComputedStyle(heading).fontSize : '0') / (innerWidth / 1920),
          note: (parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.75) / (innerWidth / 1920)
        }
      })
      expect(sizes.over, `slide ${slide}`).toBeLessThanOrEqual(0)
      expect(sizes.wide, `slide ${slide}`).toBeLessThanOrEqual(0)
      expect(sizes.heading).toBeGreaterThan(55)
      expect(sizes.note, `slide ${slide}`).toBeGreaterThanOrEqual(20)
      await page.keyboard.press(slide % 2 === 0 ? 'ArrowRight' : ' ')
    }
    expect(titles.size).toBe(slides)
  })

  it('stays through a reload and another month, and Escape gives the page back', async () => {
    const page = await openPage('/?month=2026-09')
    await page.getByRole('button', { name: '放映' }).click()
    await page.locator('.pager').waitFor()
    await expect.poll(() => hash(page)).toBe('#slide-1')
    await page.keyboard.press('PageDown')
    await expect.poll(() => hash(page)).toBe('#slide-2')
    await page.reload()
    await page.locator('.pager').waitFor()
    await page.keyboard.press('[')
    await page.waitForURL(/month=2026-08.*#slide-2/)
    await page.keyboard.press('Escape')
    await page.locator('.navigation ul').first().waitFor()
    expect([hash(page), await page.locator('[data-shown], [data-around]').count()]).toEqual(['', 0])
  })
})

describe('on paper', () => {
  it('a page is light, says what it shows, and has no controls', async () => {
    const page = await openPage('/?compare=2025-03&area=华南', { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const head = await page.locator('.print-head').innerText()
    for (const words of ['示例公司', '2026年10月', '比2025年3月', '区域：华南', '2026-10-31', visitedId])
      expect(head).toContain(words)
    expect(
      await page.locator('.navigation:visible, header:visible, [data-figure-menu]:visible').count()
    ).toBe(0)
    const ground = await page.evaluate(() => getComputedStyle(document.body).color)
    expect(ground).toBe('rgb(20, 24, 29)')
  })
})

describe('a build that was not published', () => {
  const note = (at: string) =>
    writeFile(
      join(folder, 'unpublished.json'),
      JSON.stringify({ at, check: 'customers.key', reason: 'customers.key: 3 rows repeat' })
    )

  it('is told of while an older one is shown', async () => {
    await note('2126-11-02T06:00:00.000Z')
    const page = await openPage('/')
    expect(await page.locator('aside').innerText()).toMatch(
      /2126-11-02的构建没有发布：customers\.key: 3 rows repeat/
    )
    await note('2020-01-01T06:00:00.000Z')
    await page.reload()
    await page.locator('.frame').waitFor()
    expect(await page.locator('aside').count()).toBe(0)
    await rm(join(folder, 'unpublished.json'))
  })
})
