import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, addMonths, earlier, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { spanStatements } from '../inquiry.ts'
import { amongSql, openCustomerConditions } from '../risk/customer-conditions.ts'
import { readDimensions } from '../dimensions.ts'
import type { Filter, Scope } from '../request.ts'
import { readRows } from '../session.ts'
import { newcombeInterval } from '../statistics/newcombe.ts'
import { shareOf } from '../statistics/share.ts'
import type { Share } from '../statistics/share.ts'
import { spanBetween, yearMonths } from './look.ts'
import type { Look } from './look.ts'
import type { Survey } from './request.ts'

/** What customers of one verdict did in the W days after their answer. */
export interface NextSteps {
  readonly verdict: string
  /** Of the customers, who bought again. */
  readonly bought: Share
  /** Of those who were not churned when they answered, who then had W days without a purchase. */
  readonly churned: Share
}

export interface WhatNext {
  /** W. */
  readonly days: number
  /** Answers of these days, both inclusive: after later ones W days are not over. */
  readonly from: Day
  readonly to: Day
  readonly verdicts: readonly NextSteps[]
  /** The share that bought again of the best verdict less that of the worst, with the 95 % interval (Newcombe). */
  readonly difference: number | null
  readonly difference_low: number | null
  readonly difference_high: number | null
}

const nextRow = z.object({
  verdict: z.string(),
  customers: z.number(),
  bought: z.number(),
  active: z.number(),
  churned: z.number()
})

/** The last answer to the survey that each customer gave in the window, as `customer_key` and `last` with some columns. */
const lastAnswers = (survey: Survey, columns: readonly string[] = []) => `select
      answers.customer_key,
      max_by(
        {${['verdict', ...columns].map((name) => `${name}: answers.${name}`).join(', ')}},
        (answers.responded_at, answers.response_id)
      ) as last
    from period_responses as answers
    where answers.survey = '${survey}' and answers.customer_key is not null
    group by answers.customer_key`

const nextSql = (survey: Survey) => `with
  answers as (
    ${lastAnswers(survey, ['responded_on', 'last_bought_on', 'next_bought_on'])}
  ),
  followed as (
    select
      answers.last.verdict as verdict,
      coalesce(
        answers.last.next_bought_on <= answers.last.responded_on + getvariable('churn_window_days'), false
      ) as bought,
      coalesce(
        answers.last.last_bought_on + getvariable('churn_window_days') > answers.last.responded_on, false
      ) as is_active,
      answers.last.next_bought_on is null
        or answers.last.next_bought_on > answers.last.last_bought_on + getvariable('churn_window_days') as churned
    from answers
  )
select
  followed.verdict,
  cast(count(*) as double) as customers,
  cast(count(*) filter (where followed.bought) as double) as bought,
  cast(count(*) filter (where followed.is_active) as double) as active,
  cast(count(*) filter (where followed.is_active and followed.churned) as double) as churned
from followed
group by followed.verdict`

/** What customers did in the W days after their last answer, of the last year of answers after which these are over. */
export async function whatNext(
  { responses, build, year }: Look,
  survey: Survey,
  verdicts: readonly string[]
): Promise<WhatNext> {
  const days = build.churn_window_days.configured
  const until = addDays(earlier(year.until, addDays(build.as_of, 1)), -days)
  const from = addMonths(until, -yearMonths)
  const rows = await readRows(
    responses.connection,
    nextRow,
    [...spanStatements(responses, spanBetween({ from, until })), nextSql(survey)].join(';\n')
  )
  const found = verdicts.map((verdict): NextSteps => {
    const row = rows.find((each) => each.verdict === verdict)
    return {
      verdict,
      bought: shareOf(row?.bought ?? 0, row?.customers ?? 0),
      churned: shareOf(row?.churned ?? 0, row?.active ?? 0)
    }
  })
  const [best, worst] = [found[0]?.bought, found.at(-1)?.bought]
  const interval = best && worst ? newcombeInterval(best, worst) : null
  const isKnown = best?.value != null && worst?.value != null
  return {
    days,
    from,
    to: addDays(until, -1),
    verdicts: found,
    difference: isKnown ? (best.value ?? 0) - (worst.value ?? 0) : null,
    difference_low: interval?.low ?? null,
    difference_high: interval?.high ?? null
  }
}

/** What the customers of one verdict bought in a year. */
export interface HeldRevenue {
  readonly verdict: string
  readonly customers: number
  /** Net sales of the twelve months. */
  readonly net_amount: number
  /** Of what all who answered bought. */
  readonly share: number | null
}

export interface Held {
  readonly verdicts: readonly HeldRevenue[]
  /** Of all customers whom the viewer and the filters keep, whether they answered or not; null where that cannot be told. */
  readonly all_net_amount: number | null
}

const heldRow = z.object({
  verdict: z.string().nullable(),
  customers: z.number(),
  net_amount: z.number(),
  of_all: z.number()
})

/** The net sales of the year by what its customers last answered in it. */
export async function revenueHeld(
  { responses, year, where }: Look,
  asked: { survey: Survey; verdicts: readonly string[]; scope: Scope }
): Promise<Held> {
  const { connection } = responses
  const all = await allCustomers(connection, { where, scope: asked.scope })
  // Those who did not answer have a row, too, without a verdict.
  const sql = `with
    answers as (
      ${lastAnswers(asked.survey)}
    ),
    bought as (
      select
        answers.last.verdict as verdict,
        cast(sum(months.net_amount) as double) as net_amount,
        sum(months.net_amount) filter (where ${all ?? 'false'}) as of_all
      from marts.customer_months as months
      left join answers on answers.customer_key = months.customer_key
      where months.month >= date '${firstOfMonth(year.from)}' and months.month < date '${year.until}'
        and (answers.customer_key is not null or ${all ?? 'false'})
      group by answers.last.verdict
    ),
    customers as (
      select answers.last.verdict as verdict, count(*) as customers from answers group by answers.last.verdict
    )
    select
      coalesce(customers.verdict, bought.verdict) as verdict,
      cast(coalesce(customers.customers, 0) as double) as customers,
      coalesce(bought.net_amount, 0) as net_amount,
      cast(coalesce(sum(bought.of_all) over (), 0) as double) as of_all
    from customers
    full join bought on bought.verdict = customers.verdict`
  const rows = await readRows(connection, heldRow, [...spanStatements(responses, year), sql].join(';\n'))
  const heldBy = asked.verdicts.map((verdict) => {
    const { customers = 0, net_amount = 0 } = rows.find((each) => each.verdict === verdict) ?? {}
    return { verdict, customers, net_amount }
  })
  // In the order of the verdicts: rows come in any, and so would the last digit of their sum.
  const total = heldBy.reduce((sum, { net_amount }) => sum + net_amount, 0)
  return {
    all_net_amount: all === null ? null : (rows[0]?.of_all ?? 0),
    verdicts: heldBy.map((each) => ({ ...each, share: total > 0 ? each.net_amount / total : null }))
  }
}

/** The condition that keeps rows of `months` of the customers whom filters and scope keep; null where filters ask for more than customers are. */
async function allCustomers(
  connection: DuckDBConnection,
  request: { where: readonly Filter[]; scope: Scope }
): Promise<string | null> {
  const ofCustomers = new Set(
    (await readDimensions(connection))
      .filter(({ attribute_of }) => attribute_of === 'customer')
      .map(({ name }) => name)
  )
  if (!request.where.every(({ dimension }) => ofCustomers.has(dimension))) return null
  return amongSql('months.customer_key', await openCustomerConditions(connection, request))
}
