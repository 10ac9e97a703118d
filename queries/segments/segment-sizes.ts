import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAheadTogether } from '../book/counted-ahead.ts'
import { changeRate } from '../member-rows.ts'
import type { PeriodQuestion } from '../question.ts'
import { recentBuyersOfBoth } from '../recent-buyers.ts'
import type { Filter, Scope } from '../request.ts'
import { readRows, withValues } from '../session.ts'
import { openingAfter, segmentSizesSql, windowBefore } from './classified-customers.ts'
import { notYetCustomer, outsideWindow } from './schemes.ts'
import type { Scheme, Segment } from './schemes.ts'

const sizeRow = z.object({
  month: z.string(),
  segment: z.string(),
  customers: z.number(),
  net_amount: z.number()
})

/** How many are in a segment at the end of a month, and what they bought. */
export interface SegmentSize extends Segment {
  readonly customers: number
  /** Of all customers with a purchase in the window; null for those outside. */
  readonly share: number | null
  /** Net sales of the window, in money. */
  readonly net_amount: number
  readonly net_amount_share: number | null
  /** Of the month compared with; null where that is not known. */
  readonly previous_customers: number | null
  readonly change: number | null
  readonly change_rate: number | null
  readonly previous_net_amount: number | null
}

export interface SegmentSizes {
  /** Segments in the order of the rules, then who has not bought in the window. */
  readonly rows: readonly SegmentSize[]
  /** All with a purchase in the window. */
  readonly total: SegmentSize
}

interface Asked {
  readonly question: PeriodQuestion
  readonly scheme: Scheme
  readonly month: string
  /** Null where the build holds no day of it. */
  readonly compared: string | null
  readonly where: readonly Filter[]
  readonly scope: Scope
}

/** Counts who is in which segment at the end of both months, in one statement. */
export async function readSizes(connection: DuckDBConnection, asked: Asked): Promise<SegmentSizes> {
  const { scheme, month, compared, where, scope } = asked
  const headlineOf = (each: string) => ({
    query: 'segment-sizes',
    asked: { scheme: scheme.scheme, month: each, where, scope }
  })
  const months = [...new Set([month, compared ?? month])]
  const counted = await countedAheadTogether(connection, months.map(headlineOf), async () => {
    const rows = await readRows(connection, sizeRow, sizesSql(asked, months))
    return months.map((each) => rows.filter((row) => row.month === each))
  })
  const [now = nobodyIn, before = now] = counted.map((rows) => new Map(rows.map((row) => [row.segment, row])))
  return assemble(scheme, { now, before: compared === null ? null : before })
}

function sizesSql({ question, scheme }: Asked, months: readonly string[]): string {
  const windows = months.map((month) => windowBefore(openingAfter(month)))
  const { cte, conditionOf } = recentBuyersOfBoth(question, windows)
  const sizes = months.map((month) => {
    const opening = openingAfter(month)
    const buyers = conditionOf(windowBefore(opening))
    return `select '${month}' as month, sizes.* from (${segmentSizesSql(question, { opening, buyers })}) as sizes`
  })
  return withValues(
    `with ${cte} sizes as (${sizes.join(' union all ')})
    select
      sizes.month, sizes.segment, cast(sizes.customers as double) as customers,
      cast(coalesce(sizes.net_amount, 0) as double) as net_amount
    from sizes`,
    { segment_scheme: scheme.scheme }
  )
}

type Size = Pick<SegmentSize, 'customers' | 'net_amount'>

interface Sizes {
  readonly now: ReadonlyMap<string, Size>
  readonly before: ReadonlyMap<string, Size> | null
}

function assemble(scheme: Scheme, { now, before }: Sizes): SegmentSizes {
  const inside = scheme.segments.filter(
    ({ segment }) => segment !== outsideWindow && segment !== notYetCustomer
  )
  const names = inside.map(({ segment }) => segment)
  const whole = togetherOf(names, now)
  const total = sizeOf(
    { segment: 'total', label: '', rule: '', treatment: '' },
    { size: whole, previous: before && togetherOf(names, before), whole }
  )
  const rows = scheme.segments
    .filter(({ segment }) => segment !== notYetCustomer)
    .map((segment) => {
      const { segment: name } = segment
      return sizeOf(segment, {
        size: now.get(name) ?? nobody,
        previous: before && (before.get(name) ?? nobody),
        whole: name === outsideWindow ? null : whole
      })
    })
  return { rows, total }
}

const nobodyIn: ReadonlyMap<string, Size> = new Map()
const nobody: Size = { customers: 0, net_amount: 0 }

/** Several segments as one. */
function togetherOf(names: readonly string[], sizes: ReadonlyMap<string, Size>): Size {
  const all = names.flatMap((name) => sizes.get(name) ?? [])
  const sum = (measure: keyof Size) => all.reduce((total, each) => total + each[measure], 0)
  return { customers: sum('customers'), net_amount: sum('net_amount') }
}

function sizeOf(
  segment: Segment,
  { size, previous, whole }: { size: Size; previous: Size | null; whole: Size | null }
): SegmentSize {
  const { customers, net_amount } = size
  const change = previous && customers - previous.customers
  const share = (part: number, all: number | undefined) => (all ? part / all : null)
  return {
    ...segment,
    customers,
    share: share(customers, whole?.customers),
    net_amount,
    net_amount_share: share(net_amount, whole?.net_amount),
    previous_customers: previous && previous.customers,
    change,
    change_rate: changeRate(change, previous && previous.customers),
    previous_net_amount: previous && previous.net_amount
  }
}
