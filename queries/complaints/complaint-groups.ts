import { rateRatio } from '../statistics/rate-ratio.ts'
import type { RateRatio } from '../statistics/rate-ratio.ts'
import { taroneFactor } from '../statistics/tarone.ts'
import { complaintsIn, figuresOf, perStep } from './counted-steps.ts'
import type { CountedRow, StepFigures, Steps } from './counted-steps.ts'
import { besideNone, besideOthers } from './group-steps.ts'
import type { GroupStep } from './group-steps.ts'

/** What was counted over a span. */
export interface SpanCounts {
  readonly rows: readonly CountedRow[]
  readonly orders: number
  /** By the key of the group; null where orders cannot be split so: each group is then held against all of them. */
  readonly ordersOf: ReadonlyMap<string, number> | null
}

/** Complaints of one kind, product, area …, whether they are more than they were, and dealt with later than others. */
export interface ComplaintGroup {
  readonly key: string
  readonly label: string | null
  readonly complaints: number
  /** Part of all complaints, and of this group and those before it. */
  readonly share: number | null
  readonly cumulative_share: number | null
  readonly orders: number
  /** Complaints for 1,000 orders; null without orders. */
  readonly per_thousand: number | null
  /** Of the period compared with; null without one. */
  readonly base_complaints: number | null
  readonly base_orders: number | null
  readonly base_per_thousand: number | null
  /** How many times as many for an order as in the period compared with; null where that had none. */
  readonly ratio: number | null
  /** Its 95 % interval; `ratio_high` is null where it has no end. */
  readonly ratio_low: number | null
  readonly ratio_high: number | null
  /** Whether the difference is more than chance among as many groups would bring (Tarone, 5 %). */
  readonly stands_out: 'more' | 'fewer' | null
  readonly steps: Steps<GroupStep>
}

/** A group before it is held against the others. */
type CountedGroup = Omit<ComplaintGroup, 'steps'> & { readonly steps: Steps<StepFigures> }

const significant = 0.05

/** The groups of a period beside those of another one, `limit` of them where it is given, and all together. */
export function groupsOf(
  now: SpanCounts,
  before: SpanCounts | null,
  limit: number | undefined
): {
  total: ComplaintGroup
  groups: ComplaintGroup[]
  left_out: { groups: number; complaints: number }
} {
  const rowsNow = Map.groupBy(now.rows, ({ key }) => key)
  const rowsBefore = Map.groupBy(before?.rows ?? [], ({ key }) => key)
  const keys = [...new Set([...rowsNow.keys(), ...rowsBefore.keys()])]
  const all = { complaints: complaintsIn(now.rows), before: before !== null }
  const compare = (key: string) =>
    groupOf(key, {
      rows: rowsNow.get(key) ?? [],
      baseRows: rowsBefore.get(key) ?? [],
      orders: ordersOf(now, key),
      baseOrders: before === null ? 0 : ordersOf(before, key),
      ...all
    })
  const found = keys.map(compare)
  const factor = taroneFactor(
    found.flatMap(({ test }) => test?.least_p ?? []),
    significant
  )
  const judged = found.map(({ group, test }) => ({
    ...group,
    stands_out: test !== null && test.p * factor < significant ? directionOf(test) : null
  }))
  const sorted = besideOthers(judged, significant).toSorted(
    (one, other) =>
      other.complaints - one.complaints ||
      (other.base_complaints ?? 0) - (one.base_complaints ?? 0) ||
      Number(one.key === '') - Number(other.key === '') ||
      (one.key < other.key ? -1 : 1)
  )
  const whole = groupOf('total', {
    rows: now.rows,
    baseRows: before?.rows ?? [],
    orders: now.orders,
    baseOrders: before?.orders ?? 0,
    ...all
  })
  const rest = sorted.slice(limit ?? sorted.length)
  return {
    total: {
      ...whole.group,
      steps: besideNone(whole.group.steps),
      label: null,
      stands_out: whole.test !== null && whole.test.p < significant ? directionOf(whole.test) : null
    },
    groups: cumulated(sorted).slice(0, limit ?? sorted.length),
    left_out: {
      groups: limit === 0 ? 0 : rest.length,
      complaints: limit === 0 ? 0 : rest.reduce((sum, { complaints }) => sum + complaints, 0)
    }
  }
}

const ordersOf = ({ orders, ordersOf: each }: SpanCounts, key: string): number =>
  each === null ? orders : (each.get(key) ?? 0)

const directionOf = ({ ratio }: RateRatio): 'more' | 'fewer' =>
  ratio === null || ratio > 1 ? 'more' : 'fewer'

const perThousand = (complaints: number, orders: number): number | null =>
  orders > 0 ? (complaints / orders) * 1000 : null

interface Compared {
  readonly rows: readonly CountedRow[]
  readonly baseRows: readonly CountedRow[]
  readonly orders: number
  readonly baseOrders: number
  /** Of all groups. */
  readonly complaints: number
  readonly before: boolean
}

function groupOf(
  key: string,
  { rows, baseRows, orders, baseOrders, complaints: all, before }: Compared
): { group: CountedGroup; test: RateRatio | null } {
  const [complaints, base] = [complaintsIn(rows), complaintsIn(baseRows)]
  const ratio = before
    ? rateRatio({ events: complaints, exposure: orders }, { events: base, exposure: baseOrders })
    : null
  return {
    group: {
      key,
      label: (rows[0] ?? baseRows[0])?.label ?? null,
      complaints,
      share: all === 0 ? null : complaints / all,
      cumulative_share: null,
      orders,
      per_thousand: perThousand(complaints, orders),
      base_complaints: before ? base : null,
      base_orders: before ? baseOrders : null,
      base_per_thousand: before ? perThousand(base, baseOrders) : null,
      ratio: ratio?.ratio ?? null,
      ratio_low: ratio?.low ?? null,
      ratio_high: ratio === null || ratio.high === Infinity ? null : ratio.high,
      stands_out: null,
      steps: perStep((step) => figuresOf(rows, step))
    },
    test: ratio
  }
}

function cumulated(groups: readonly ComplaintGroup[]): ComplaintGroup[] {
  let sum = 0
  return groups.map((group) => {
    sum += group.share ?? 0
    return { ...group, cumulative_share: group.share === null ? null : Math.min(1, sum) }
  })
}
