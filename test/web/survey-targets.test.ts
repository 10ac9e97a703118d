import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { connectBrowser } from './connect-browser.ts'
import { publishBuild } from './published-build.ts'
import { servePage, type ServedPage } from './served-page.ts'

const build = '20261101-000000-abcdef'

let folder = ''
let server: ServedPage
let browser: Browser

/** Of forty answers each: NPS (20 − 10) ÷ 40 = 25 against 20, CSAT 50 % against 60 %; no target for effort. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-targets-'))
  const answers = Array.from({ length: 40 }, (_, index) => {
    const about = { customer_id: 'Li', responded_at: '2026-10-05' }
    const nps = index < 20 ? 10 : index < 30 ? 8 : 0
    return [
      { ...about, response_id: `n${index}`, survey: 'nps', score: nps, scale_min: 0, scale_max: 10 },
      {
        ...about,
        response_id: `c${index}`,
        survey: 'csat',
        score: index < 20 ? 5 : 1,
        scale_min: 1,
        scale_max: 5
      }
    ]
  }).flat()
  await publishBuild({
    folder,
    build,
    sources: {
      sales: [
        { ordered_at: '2026-09-03', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-10-03', customer_id: 'Li', amount: 10 }
      ],
      survey_responses: answers,
      targets: [
        { kpi: 'nps', month: '2026-10-01', value: 20 },
        { kpi: 'csat', month: '2026-10-01', value: 0.6 }
      ],
      settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
    }
  })
  server = await servePage(folder)
  browser = await connectBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true })
})

async function open(path: string) {
  const page = await browser.newPage({ locale: 'en' })
  await page.goto(`${server.url}${path}`)
  return page
}

it('the page of satisfaction says which targets are met', async () => {
  const page = await open('/satisfaction?compare=target')
  const figures = page.locator('#figures')
  expect(await figures.locator('h2').textContent()).toBe('October 2026: 1 of 2 targets met')
  const texts = await figures.locator('tbody tr').allInnerTexts()
  const told = texts.map((text) => text.split(/\s*\t\s*/))
  expect(told.map(([name, , , , gap, verdict]) => [name, gap, verdict])).toEqual([
    ['NPS', '+5.0', 'met'],
    ['CSAT', '−10.0 pt', 'missed'],
    ['Mean satisfaction score', '–', '–'],
    ['CES', '–', '–']
  ])
  await page.close()
})

it('the review says that the target is met, and not that the figure is better', async () => {
  const page = await open('/?compare=target')
  await page.locator('#service h2', { hasText: 'NPS 25.0: target met' }).waitFor()
  expect(await page.locator('#service [data-kpi="csat"] .lines').innerText()).toContain('−10.0')
  await page.close()
})
