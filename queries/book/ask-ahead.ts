import type { DuckDBConnection } from '@duckdb/node-api'
import { readAssessedMonths } from '../assessment/assessed-months.ts'
import { queryAssessmentHead } from '../assessment/assessment-head.ts'
import { queryBoardHead } from '../board/query-board.ts'
import { addDays, monthsOf } from '../calendar.ts'
import { queryCampaigns } from '../campaigns/query-campaigns.ts'
import { queryContactsHead } from '../contacts/query-contacts.ts'
import { queryCustomersHead } from '../customers/query-customers.ts'
import { dimensionMembers } from '../dimension-members.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { queryFunnelHead } from '../funnel/query-funnel.ts'
import { languages } from '../language.ts'
import { readSources } from '../missing-sources.ts'
import { queryCustomerValuesHead } from '../models/values-head.ts'
import type { Filter } from '../request.ts'
import { queryCohorts } from '../retention/query-cohorts.ts'
import { shownCohorts } from '../retention/request.ts'
import { querySegmentsHead } from '../segments/query-segments.ts'
import type { BuildPeriod } from '../settings.ts'
import { noteHeadlines } from './counted-ahead.ts'
import { combinations } from './slices.ts'

interface Asked {
  readonly month: string
  readonly where: readonly Filter[]
  readonly scope: Record<string, never>
}

interface PageHead {
  /** Without it there is nothing to say. */
  readonly source: string
  /** So many of the newest months. */
  readonly months: number
  readonly ask: (connection: DuckDBConnection, asked: Asked) => Promise<unknown>
  /** Whether to ask for each two members of different dimensions, too: where that is what takes longest to count. */
  readonly ofPairs?: boolean
}

/** Reviews are of the newest month, or of one of the half year before it. */
export const recentMonths = 7

const pageHeads: readonly PageHead[] = [
  {
    source: 'sales',
    // Those that the recent ones are compared with, too: a year before, by the lunar calendar up to thirteen months.
    months: recentMonths + 13,
    // Of each month alone: what it is compared with is looked up by itself.
    ask: (connection, asked) => querySegmentsHead(connection, { ...asked, compare: asked.month }),
    ofPairs: true
  },
  {
    source: 'sales',
    months: recentMonths,
    ask: (connection, asked) =>
      queryCohorts(connection, { ...asked, by: 'month', cohorts: shownCohorts.month })
  },
  { source: 'sales', months: recentMonths, ask: askAssessment },
  { source: 'contacts', months: recentMonths, ask: queryContactsHead },
  { source: 'campaigns', months: recentMonths, ask: queryCampaigns },
  { source: 'opportunities', months: recentMonths, ask: queryFunnelHead },
  { source: 'sales', months: recentMonths, ask: queryCustomersHead },
  // Of the newest day, whatever the month.
  {
    source: 'sales',
    months: 1,
    ask: (connection, { where, scope }) => queryBoardHead(connection, { where, scope })
  },
  {
    source: 'sales',
    months: 1,
    ask: (connection, { where, scope }) => queryCustomerValuesHead(connection, { where, scope })
  }
]

/** Of those months only for which anybody is assessed, and with the names of indicators. */
async function askAssessment(connection: DuckDBConnection, asked: Asked): Promise<void> {
  if (!(await readAssessedMonths(connection)).includes(asked.month)) return
  for (const language of languages) await queryAssessmentHead(connection, { ...asked, language })
}

/** Of a dimension with more of them nobody goes through all in a review. */
const mostAsked = 40
/** More slices would take all night: then none of two members are asked for. */
const mostSlices = 450

/**
 * Asks for what pages of customers say first, for recent months and each member of the headline dimensions, here and
 * there for each two of them: on millions of orders that takes longer than somebody who changes the view wants to wait.
 * Returns the answers as countedAhead finds them.
 */
export async function askAhead(
  connection: DuckDBConnection,
  { build, dimensions }: { build: BuildPeriod; dimensions: readonly CataloguedDimension[] }
): Promise<ReadonlyMap<string, string>> {
  // The newest first.
  const months = monthsOf({ from: build.first_order_on, until: addDays(build.as_of, 1) })
    .map((day) => day.slice(0, 7))
    .toReversed()
  const sources = await readSources(connection)
  const heads = pageHeads.filter(({ source }) => sources.has(source))
  const members = await membersOf(connection, dimensions)
  const whole = slicesOf(members, 2)
  const slices = whole.length <= mostSlices ? whole : slicesOf(members, 1)
  return noteHeadlines(connection, async () => {
    for (const where of slices)
      for (const [age, month] of months.entries())
        // One after the other: several ask the same of who bought.
        for (const { ask } of heads.filter((head) => age < head.months && (where.length < 2 || head.ofPairs)))
          await ask(connection, { month, where, scope: {} })
  })
}

/** A filter by each member of a dimension, by dimension. */
async function membersOf(
  connection: DuckDBConnection,
  dimensions: readonly CataloguedDimension[]
): Promise<readonly (readonly Filter[])[]> {
  const filters: Filter[][] = []
  for (const { name } of dimensions) {
    const request = { dimension: name, scope: {}, limit: mostAsked + 1 }
    const members = await dimensionMembers(connection, request)
    if (members.length <= mostAsked)
      filters.push(members.map(({ key }) => ({ dimension: name, values: [key] })))
  }
  return filters
}

/** No filter, one by each member, and so on up to filters by so many dimensions. */
const slicesOf = (members: readonly (readonly Filter[])[], most: number): readonly (readonly Filter[])[] =>
  combinations(members, most).flatMap((set) =>
    set.reduce<Filter[][]>(
      (slices, own) => slices.flatMap((slice) => own.map((filter) => [...slice, filter])),
      [[]]
    )
  )
