import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { daysSql } from '../customer-views.ts'
import { openMemberLabels } from '../member-labels.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { kaplanMeier, medianTime } from '../statistics/kaplan-meier.ts'
import type { SurvivalStep, TimeCount } from '../statistics/kaplan-meier.ts'
import { logRank } from '../statistics/log-rank.ts'
import type { LogRank } from '../statistics/log-rank.ts'
import { inTurn } from '../turns.ts'
import { purchases, rowsSql } from '../view-rows.ts'
import { survivalRequestSchema } from './request.ts'
import type { SurvivalEvent, SurvivalRequest } from './request.ts'
import { backingOf, openSlice } from './slice.ts'
import type { Slice } from './slice.ts'

/** Customers of one group, from their first purchases on. */
export interface SurvivalGroup {
  readonly key: string
  readonly label: string | null
  readonly customers: number
  readonly events: number
  /** Of whom no event is known up to `through`. */
  readonly censored: number
  /** Days after which half have had the event; null where fewer have. */
  readonly median_days: number | null
  /** One per number of days with an event. */
  readonly steps: readonly SurvivalStep[]
}

export interface Survival {
  readonly build: string
  readonly event: SurvivalEvent
  readonly by: string | null
  readonly churn_window_days: number
  /**
   * The first day of the data. Whoever had bought before it is taken for a new customer on their first day since: the
   * times are truncated on the left.
   */
  readonly since: Day
  readonly through: Day
  readonly total: SurvivalGroup
  /** Largest first. */
  readonly groups: readonly SurvivalGroup[]
  /** Further groups, and the customers in them, that are neither shown nor tested. */
  readonly left_out: { readonly groups: number; readonly customers: number }
  /** Whether the groups differ; null where there are fewer than two, or no event. */
  readonly log_rank: Pick<LogRank, 'statistic' | 'degrees' | 'p'> | null
}

const timeRow = z.object({
  key: z.string(),
  label: z.string().nullable(),
  time: z.number(),
  events: z.number(),
  censored: z.number()
})

type TimeRow = z.infer<typeof timeRow>

/** The first spell of each customer in a slice of lines: when it began, and the day of the event, if that is known. */
const spells: Readonly<Record<SurvivalEvent, string>> = {
  churn: `select
      days.customer_key,
      min(days.ordered_on) as began_on,
      min(days.churned_on) filter (where days.churned_on < getvariable('known_until')) as ended_on
    from (select * from slice_days where previous_on is null or churned_on is not null) as days
    group by days.customer_key`,
  'next-purchase': `select
      days.customer_key,
      days.ordered_on as began_on,
      case when days.next_on < getvariable('known_until') then days.next_on end as ended_on
    from slice_days as days
    where days.previous_on is null`
}

/** The day of the event of a customer of whom all purchases count. */
const eventDays: Readonly<Record<SurvivalEvent, string>> = {
  churn: "sales.first_streak_ended_on + getvariable('churn_window_days')",
  'next-purchase': 'sales.second_order_on'
}

/**
 * How long customers stay, or wait, by the estimate of Kaplan and Meier: from the first purchase to the first churn
 * (which cannot come before W days), or to the second purchase. Who had no event by the last known day is censored
 * there. Customers are in the groups of the month's opening.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function querySurvival(
  connection: DuckDBConnection,
  request: SurvivalRequest
): Promise<Survival> {
  const { language, event, groups: most, ...parsed } = parseRequest(survivalRequestSchema, request)
  return inTurn(connection, async () => {
    const slice = await openSlice(connection, parsed)
    const { by } = slice.question
    await openMemberLabels(
      connection,
      by !== null && typeof by === 'object' && 'name' in by ? by : null,
      language
    )
    const rows = await readRows(connection, timeRow, timesSql(slice, event))
    const found = [...Map.groupBy(rows, ({ key }) => key).values()]
      .map(groupOf)
      .toSorted((one, other) => other.customers - one.customers || (one.key < other.key ? -1 : 1))
    const [shown, rest] = parsed.by === undefined ? [[], []] : [found.slice(0, most), found.slice(most)]
    const test = logRank(shown.map(({ key }) => rows.filter((row) => row.key === key)))
    return {
      build: slice.build.build,
      event,
      by: parsed.by ?? null,
      churn_window_days: slice.build.churn_window_days.configured,
      since: slice.build.first_order_on,
      through: addDays(slice.known_until, -1),
      total: { ...groupOf(rows), key: 'total', label: null },
      groups: shown,
      left_out: { groups: rest.length, customers: rest.reduce((sum, { customers }) => sum + customers, 0) },
      log_rank: test && { statistic: test.statistic, degrees: test.degrees, p: test.p }
    }
  })
}

function timesSql(slice: Slice, event: SurvivalEvent): string {
  return `with
    spells as (${spellsSql(slice, event)}),
    counted as (
      select
        spells.member,
        coalesce(spells.ended_on, getvariable('known_until') - 1) - spells.began_on as time,
        count(spells.ended_on) as events,
        count(*) - count(spells.ended_on) as censored
      from spells
      group by all
    )
  select
    coalesce(period_member_labels.key, cast(counted.member as varchar), '') as key,
    coalesce(period_member_labels.label, cast(counted.member as varchar)) as label,
    cast(counted.time as double) as time,
    cast(counted.events as double) as events,
    cast(counted.censored as double) as censored
  from
    counted
    left join period_member_labels
      on cast(period_member_labels.member as varchar) = cast(counted.member as varchar)`
}

/** Each customer's spell, `began_on` to `ended_on`, with the group as `member`. */
function spellsSql(slice: Slice, event: SurvivalEvent): string {
  const { question } = slice
  const backing = backingOf(slice, ['customers', 'orders', 'order_lines'])
  if (backing === 'customers') {
    const day = eventDays[event]
    return rowsSql(question, backing, {
      columns: [
        'sales.first_order_on as began_on',
        `case when ${day} < getvariable('known_until') then ${day} end as ended_on`
      ],
      where: ["sales.first_order_on < getvariable('known_until')"]
    })
  }
  const bought = purchases[backing] ?? 'true'
  // A customer is in one group, which need not be carried along with each day.
  const days = daysSql({ ...question, by: null }, backing, [
    "sales.ordered_on < getvariable('known_until')",
    bought
  ])
  const groups = rowsSql({ ...question, filters: [] }, 'customers', {
    columns: ['sales.customer_key'],
    where: ['true']
  })
  return `select groups.member, first_spells.began_on, first_spells.ended_on
    from
      (with slice_days as (${days}) ${spells[event]}) as first_spells
      inner join (${groups}) as groups on groups.customer_key = first_spells.customer_key`
}

function groupOf(rows: readonly (TimeRow & TimeCount)[]): SurvivalGroup {
  const sum = (name: 'events' | 'censored') => rows.reduce((total, row) => total + row[name], 0)
  const steps = kaplanMeier(rows)
  return {
    key: rows[0]?.key ?? '',
    label: rows[0]?.label ?? null,
    customers: sum('events') + sum('censored'),
    events: sum('events'),
    censored: sum('censored'),
    median_days: medianTime(steps),
    steps
  }
}
