import type { RateRatio } from '../statistics/rate-ratio.ts'
import { taroneFactor } from '../statistics/tarone.ts'
import { rateOf, significant, standsOut } from './complaint-rate.ts'
import type { ComplaintRate } from './complaint-rate.ts'
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
export interface ComplaintGroup extends ComplaintRate {
  readonly key: string
  readonly label: string | null
  /** Part of all complaints, and of this group and those before it. */
  readonly share: number | null
  readonly cumulative_share: number | null
  readonly steps: Steps<GroupStep>
}

/** A group before it is held against the others. */
type CountedGroup = Omit<ComplaintGroup, 'steps'> & { readonly steps: Steps<StepFigures> }

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
    stands_out: standsOut(test, factor)
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
      label: null
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
  const base = before ? { complaints: complaintsIn(baseRows), orders: baseOrders } : null
  const { rate, test } = rateOf({ complaints: complaintsIn(rows), orders }, base)
  const { complaints, ...heldAgainst } = rate
  return {
    group: {
      key,
      label: (rows[0] ?? baseRows[0])?.label ?? null,
      complaints,
      share: all === 0 ? null : complaints / all,
      cumulative_share: null,
      ...heldAgainst,
      steps: perStep((step) => figuresOf(rows, step))
    },
    test
  }
}

function cumulated(groups: readonly ComplaintGroup[]): ComplaintGroup[] {
  let sum = 0
  return groups.map((group) => {
    sum += group.share ?? 0
    return { ...group, cumulative_share: group.share === null ? null : Math.min(1, sum) }
  })
}
