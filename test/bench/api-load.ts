import { setTimeout } from 'node:timers/promises'
import type { AlternatingBuilds } from './api-builds.ts'
import { createClient, type Client, type Reply } from './api-client.ts'
import { reviewQuestions, unaskedQuestion, type Catalogue } from './api-questions.ts'
import { randomFrom } from './random.ts'

export interface Load {
  readonly url: string
  readonly catalogue: Catalogue
  readonly builds: AlternatingBuilds
  readonly clients: number
  readonly seconds: number
  readonly publishEverySeconds: number
}

export interface LoadOutcome {
  readonly ms: readonly number[]
  /** Of those questions that nobody had asked before */
  readonly unaskedMs: readonly number[]
  readonly errors: readonly string[]
  /** Seconds from naming a build to the first answer of it */
  readonly takeoverSeconds: readonly number[]
}

const pauseMs = 1000
const unaskedShare = 0.1
const pageShare = 0.02
const downloadShare = 0.01

/**
 * So many people at once, who have been at it for a while (every view was opened once before), each over and over: opens the review of a month through a filter (fifteen questions, as fast as
 * the browser's six connections allow), then looks at it for half a second to one and a half. The month is the newest for
 * six in ten, else one of the two before; the filter is none for six in ten, else one of two. One view in ten adds a
 * question that nobody has asked before (a measure by any dimension, or a distinct count by an attribute of customers,
 * over some days of any month), one in fifty opens the page itself, one in a hundred downloads 10,000 order lines. A build
 * is published every so many seconds, and every answer is held against the money of its build.
 */
export async function runLoad(load: Load): Promise<LoadOutcome> {
  await openEveryView(load)
  const ledger = createLedger(load)
  const until = performance.now() + load.seconds * 1000
  const people = Array.from({ length: load.clients }, (_, index) =>
    person(load, ledger, { until, seed: index + 1 })
  )
  await Promise.all([...people, publishing(load, ledger, until)])
  return ledger.outcome()
}

/** The months that people look at, the newest first, and the filters through which they do, mostly none. */
function viewsOf({ months, areas, categories }: Catalogue) {
  const [area = '', category = ''] = [areas[0], categories[0]].map((key) => encodeURIComponent(key ?? ''))
  return { months: months.slice(0, 3), filters: ['', `&where=area=${area}`, `&where=category=${category}`] }
}

/** The first of three for six in ten. */
const mostlyFirst = (choices: readonly string[], random: () => number): string =>
  choices[random() < 0.6 ? 0 : 1 + Math.floor(random() * (choices.length - 1))] ?? ''

async function openEveryView({ url, catalogue }: Load): Promise<void> {
  const client = createClient(url, { connections: 2 })
  const { months, filters } = viewsOf(catalogue)
  for (const month of months) {
    for (const filter of filters)
      await Promise.all(reviewQuestions(month, filter).map((path) => client.ask(path)))
    await client.ask(`/?month=${month}`)
  }
  client.close()
}

async function publishing(
  { builds, publishEverySeconds }: Load,
  ledger: Ledger,
  until: number
): Promise<void> {
  for (const build of builds.builds.slice(1)) {
    await setTimeout(publishEverySeconds * 1000)
    if (performance.now() >= until) return
    builds.publish(build)
    ledger.published(build)
  }
}

async function person(
  { url, catalogue }: Load,
  ledger: Ledger,
  { until, seed }: { until: number; seed: number }
): Promise<void> {
  const random = randomFrom(seed)
  const client = createClient(url, { connections: 6 })
  const { months, filters } = viewsOf(catalogue)
  // Not all at the same moment.
  await setTimeout(random() * pauseMs)
  while (performance.now() < until) {
    const [month, filter] = [mostlyFirst(months, random), mostlyFirst(filters, random)]
    const asked = reviewQuestions(month, filter).map((path) => ask(client, ledger, path, 'known'))
    if (random() < unaskedShare)
      asked.push(ask(client, ledger, unaskedQuestion(catalogue, random), 'unasked'))
    if (random() < pageShare) asked.push(ask(client, ledger, `/?month=${month}`, 'page'))
    if (random() < downloadShare)
      asked.push(
        ask(
          client,
          ledger,
          `/api/v1/rows/net-sales?level=lines&limit=10000&format=csv&month=${month}`,
          'download'
        )
      )
    await Promise.all(asked)
    await setTimeout(pauseMs * (0.5 + random()))
  }
  client.close()
}

type Kind = 'known' | 'unasked' | 'page' | 'download'

async function ask(client: Client, ledger: Ledger, path: string, kind: Kind): Promise<void> {
  try {
    ledger.enter(path, kind, await client.ask(path))
  } catch (error) {
    ledger.fail(`${path}: ${String(error)}`)
  }
}

interface Answer {
  readonly build: string
  readonly unit: string
  readonly kind: string
  readonly parts_add_up: boolean
  readonly rows: readonly { readonly value: number | null }[]
  readonly other: { readonly value: number | null } | null
  readonly total: { readonly value: number | null }
}

type Ledger = ReturnType<typeof createLedger>

/** Notes every reply, and what is wrong with it. */
function createLedger({ builds }: Load) {
  const ms: number[] = []
  const unaskedMs: number[] = []
  const errors: string[] = []
  const buildOfTag = new Map<string, string>()
  const valueOfPath = new Map<string, number>()
  const publishedAt = new Map<string, number>()
  const firstAnswerAt = new Map<string, number>()

  function check(path: string, tag: string, answer: Answer): void {
    const { build, unit, kind, total, rows, other, parts_add_up } = answer
    if ((buildOfTag.get(tag) ?? build) !== build) errors.push(`${path}: one tag for two builds`)
    buildOfTag.set(tag, build)
    if (!firstAnswerAt.has(build)) firstAnswerAt.set(build, performance.now())
    const isMoney = unit === 'money'
    const value = (total.value ?? 0) / (isMoney ? builds.moneyFactor(build) : 1)
    const before = valueOfPath.get(path) ?? value
    valueOfPath.set(path, before)
    if (!isNear(value, before)) errors.push(`${path}: ${value} in ${build}, ${before} elsewhere`)
    if (!parts_add_up || kind !== 'sum') return
    const parts = [...rows, ...(other ? [other] : [])].reduce((sum, row) => sum + (row.value ?? 0), 0)
    if (!isNear(parts, total.value ?? 0))
      errors.push(`${path}: parts of ${parts}, a whole of ${total.value ?? 0}`)
  }

  return {
    published: (build: string) => publishedAt.set(build, performance.now()),
    fail: (error: string) => errors.push(error),
    enter(path: string, kind: Kind, { status, tag, text, ms: took }: Reply): void {
      if (kind === 'unasked') unaskedMs.push(took)
      ms.push(took)
      if (status !== 200) errors.push(`${path}: ${status}`)
      else if (kind === 'known' || kind === 'unasked') check(path, tag, JSON.parse(text()) as Answer)
    },
    outcome: (): LoadOutcome => ({
      ...{ ms, unaskedMs, errors },
      takeoverSeconds: [...publishedAt].flatMap(([build, at]) => {
        const first = firstAnswerAt.get(build)
        return first === undefined ? [] : (first - at) / 1000
      })
    })
  }
}

const isNear = (one: number, other: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other))
