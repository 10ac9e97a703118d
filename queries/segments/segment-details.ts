import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import { spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { resolvePeriod, spanOf } from '../period.ts'
import { recentBuyersCondition } from '../recent-buyers.ts'
import { readRows, variableStatements } from '../session.ts'
import { classifiedSql, openingAfter, windowBefore } from './classified-customers.ts'
import type { Scheme } from './schemes.ts'

const countsSql = readFileSync(new URL('segment-counts.sql', import.meta.url), 'utf8')

const countRow = z.object({
  segment: z.string().nullable(),
  r_score: z.number().nullable(),
  f_score: z.number().nullable(),
  customers: z.number(),
  net_amount: z.number(),
  recency_days: z.number().nullable(),
  orders: z.number().nullable(),
  mean_m_score: z.number().nullable(),
  repeating: z.number().nullable(),
  buyers: z.number().nullable()
})

type CountRow = z.output<typeof countRow>

/** Customers with one pair of R and F scores, with M as their net sales and its mean score. */
export interface HeatCell {
  readonly r_score: number
  readonly f_score: number
  readonly customers: number
  readonly net_amount: number
  readonly mean_m_score: number
}

/** What is known of the customers of a segment besides how many they are. */
export interface SegmentDetail {
  readonly segment: string
  /** Means per customer: days since the last purchase, and orders of the window. */
  readonly recency_days: number | null
  readonly orders: number | null
  /** The KPI repurchase rate over the 365 days up to the month's end, of the customers who are in the segment then. */
  readonly repeating: number | null
  readonly buyers: number | null
}

export interface SegmentDetails {
  /** Of the segments that anybody is in. */
  readonly segments: readonly SegmentDetail[]
  /** The highest scores first. */
  readonly heat: readonly HeatCell[]
}

/**
 * Looks into the segments at the end of a month, in one statement: how often which scores are, and the rows of the KPI, each
 * counted for the segment that its customer is in then.
 */
export async function readDetails(
  inquiry: Inquiry,
  { scheme, month }: { scheme: Scheme; month: string }
): Promise<SegmentDetails> {
  const { connection, kpi, build, question } = inquiry
  const from = `${month}-01`
  const span = spanOf({ from, until: addMonths(from, 1) }, build)
  const known = { ...span, known_until: resolvePeriod({ month }, build).known_until }
  const opening = openingAfter(month)
  const window = windowBefore(opening)
  const buyers = recentBuyersCondition(question, {
    from: `date '${window.from}'`,
    until: `date '${window.until}'`
  })
  const rows = await readRows(
    connection,
    countRow,
    [
      ...variableStatements({ segment_scheme: scheme.scheme }),
      ...spanStatements(inquiry, known),
      `with
        period_segments as (${classifiedSql(question, { opening, buyers })}),
        period_repurchases as (${kpi.sql})
      ${countsSql}`
    ].join(';\n')
  )
  return {
    segments: rows.flatMap(({ segment, recency_days, orders, repeating, buyers: all }) =>
      segment === null ? [] : { segment, recency_days, orders, repeating, buyers: all }
    ),
    heat: heatOf(rows)
  }
}

function heatOf(rows: readonly CountRow[]): HeatCell[] {
  return rows
    .flatMap(({ r_score, f_score, customers, net_amount, mean_m_score }) =>
      r_score === null || f_score === null || mean_m_score === null
        ? []
        : { r_score, f_score, customers, net_amount, mean_m_score }
    )
    .toSorted((one, other) => other.r_score - one.r_score || other.f_score - one.f_score)
}
