import type { Locator, Page } from 'playwright-core'
import { comparisons, viewSearch } from '../../web/src/lib/view/view.ts'
import type { Seen } from './pages-probe.ts'
import type { Choices, Step } from './pages-walk.ts'

/** Clicks a step in the top bar, as a person would, and waits for what it brings. */
export async function click(page: Page, { click: what, view }: Pick<Step, 'click' | 'view'>): Promise<Seen> {
  const search = viewSearch(view)
  const isMenu = 'menu' in what
  const target = isMenu ? await openMenu(page, what) : page.locator(`header a[href$="${what.link}"]`).first()
  await page.evaluate((wanted) => window.probe.watch(wanted), search)
  await target.click()
  const seen = await page.evaluate(() => window.probe.seen())
  if (isMenu) await page.keyboard.press('Escape')
  return seen
}

async function openMenu(page: Page, { menu, item }: { menu: string; item: string }): Promise<Locator> {
  await page.locator(`${menu} button`).first().click()
  const choice = page.locator('[role="menu"]').getByText(item, { exact: true })
  await choice.waitFor()
  return choice
}

const mostMembers = 8

/** What the top bar of the page at hand offers: months that are over, comparisons, and members by dimension. */
export async function readChoices(page: Page): Promise<Choices> {
  const api = new URL('/api/v1/', page.url())
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(new URL(path, api), { headers: { 'accept-language': 'en' } })).json()
  const { months } = (await ask('builds/current')) as { months: { month: string; is_complete: boolean }[] }
  const dimensions = await page
    .locator('header [data-dimension]')
    .evaluateAll((chips) => chips.map((chip) => chip.getAttribute('data-dimension') ?? ''))
  const isCompared = (await page.locator('header .place:not(.idle) .wide .more').count()) > 0
  const offered = dimensions.map(async (dimension) => {
    const { members } = (await ask(`dimensions/${dimension}/members`)) as {
      members: { key: string; label: string }[]
    }
    return { dimension, members: members.filter(({ key }) => key !== '').slice(0, mostMembers) }
  })
  return {
    comparisons: isCompared ? comparisons : [],
    months: months.filter(({ is_complete }) => is_complete).map(({ month }) => month),
    dimensions: await Promise.all(offered)
  }
}
