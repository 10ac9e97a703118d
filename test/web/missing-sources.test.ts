import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SourceName } from '../../pipeline/sources/catalog.ts'
import { kpis, sourcesOf } from '../../queries/index.ts'
import { littleCompany, rowsOf } from '../support/little-company.ts'
import type { TinySources } from '../support/warehouse.ts'
import { endpoints } from '../../web/src/lib/server/api/endpoints.ts'
import { everyPage } from './every-page.ts'
import { nameCurrent, publishBuild } from './published-build.ts'
import { servePage, type ServedPage } from './served-page.ts'

/** What comes with the events, and the pages that say so when it is not there. */
const pagesOf = {
  survey_responses: ['satisfaction'],
  survey_invitations: [],
  complaints: ['complaints'],
  contacts: ['contacts'],
  campaigns: ['campaigns'],
  campaign_members: ['campaigns'],
  opportunities: ['funnel'],
  opportunity_stages: []
} satisfies Partial<Record<SourceName, readonly string[]>>
const eventSources = Object.keys(pagesOf) as (keyof typeof pagesOf)[]

const names = Object.keys(littleCompany) as SourceName[]
const companyOf = (sources: readonly SourceName[]): TinySources => ({
  sales: [],
  ...Object.fromEntries(sources.map((name) => [name, rowsOf(name)])),
  settings: { as_of: '2026-03-31', complete_through: '2026-03-31' }
})

/** Each kind of company, with the build that holds it. */
const builds = new Map<string, { build: string; sources: TinySources }>()
const add = (kind: string, sources: TinySources) =>
  builds.set(kind, { build: `20260401-0000${String(builds.size).padStart(2, '0')}-abcdef`, sources })
add('whole', companyOf(names))
add('sales alone', companyOf(['sales']))
add('all empty', {
  ...companyOf(['sales']),
  sourceFiles: names.map((source, index) => ({
    file_id: index + 1,
    source,
    path: `${source}.csv`,
    bytes: 0,
    detected: '{}',
    rows_in: source === 'sales' ? 5 : 0,
    rows_kept: source === 'sales' ? 5 : 0,
    rows_rejected: 0,
    rows_duplicate: 0
  }))
})
for (const source of eventSources) add(source, companyOf(names.filter((name) => name !== source)))

let folder = ''
let server: ServedPage
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'missing-sources-'))
  for (const { build, sources } of builds.values())
    await publishBuild({ folder, build, sources, isChecked: true, hasBook: true })
  server = await servePage(folder)
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

/** Makes the build the live one, and waits until it is what is answered from. */
async function serve(kind: string): Promise<void> {
  const { build } = builds.get(kind)!
  await nameCurrent(folder, build)
  await vi.waitFor(async () => expect((await read('/healthz')).text).toContain(build), {
    timeout: 20_000,
    interval: 100
  })
}

async function read(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(server.url + path, { headers: { 'accept-language': 'en' } })
  return { status: response.status, text: await response.text() }
}

/** The card is of somebody whom the little company knows. */
const pages = everyPage.map(({ name, path }) => ({
  name,
  path: path.replace('C1001', 'c1')
}))

/** What knows nothing but sales, customers and products is looked at without all else only. */
const untouched = [
  'composition',
  'pivot',
  'value',
  'retention',
  'changes',
  'rows',
  'clusters',
  'risk',
  'quality'
]
const touched = pages.filter(({ name }) => !untouched.includes(name))
const counted = kpis.filter((kpi) => kpi.name === 'net-sales' || sourcesOf(kpi).length > 0)

/** What programs ask for without naming a thing of it; the surveys are asked for one by one. */
const asked = endpoints
  .map(({ path }) => path)
  .filter((path) => !path.includes('{'))
  .map((path) => (path.startsWith('/api/v1/satisfaction') ? `${path}?survey=nps` : path))

describe.each(['whole', 'sales alone', 'all empty'])('the company: %s', (kind) => {
  beforeAll(() => serve(kind))

  it.each(pages)('has the page $name', async ({ path }) => {
    expect(await read(path)).toMatchObject({ status: 200 })
  })

  it.each(asked)('answers %s, or says what to add to the config or the question', async (path) => {
    const { status, text } = await read(path)
    if (status === 400) expect(text).toMatch(kind === 'sales alone' ? /sources\.\w+|required/ : /required/)
    else expect(status, text.slice(0, 300)).toBe(200)
  })
})

describe.each(eventSources)('without %s', (source) => {
  beforeAll(() => serve(source))

  it('every page is there, and those that need it say how to add it', async () => {
    for (const { path } of touched) expect(await read(path), path).toMatchObject({ status: 200 })
    for (const name of pagesOf[source].filter((each) => pages.some((page) => page.name === each)))
      expect((await read(`/${name}`)).text, name).toContain(`sources.${source}`)
  })

  it('figures of it are refused with what to add, and all others are answered', async () => {
    for (const kpi of counted) {
      const { status, text } = await read(`/api/v1/kpis/${kpi.name}`)
      const isMissing = sourcesOf(kpi).includes(source)
      expect(status, kpi.name).toBe(isMissing ? 400 : 200)
      if (isMissing) expect(text).toContain(`sources.${source}`)
    }
  })
})
