import { monthsBetween } from './calendar.ts'
import type { Contact } from './contacts.ts'
import type { Customer } from './customers.ts'
import { rate, round } from './figures.ts'
import type { Opportunity } from './opportunities.ts'
import type { Line } from './orders.ts'
import * as plan from './plan.ts'
import { tiersOfLastYear } from './survey-stories.ts'

/** Months in which a strategic or key customer of the representative had at least one contact. */
export function measureContacts(
  contacts: readonly Contact[],
  customers: readonly Customer[],
  lines: readonly Line[]
) {
  const { from, neglectfulRep, coverage } = plan.contactRecords
  const months = monthsBetween(from.slice(0, 7), plan.lastDay.slice(0, 7))
  const tierOf = tiersOfLastYear(lines)
  const important = customers.filter(
    (customer) => customer.owner !== '' && ['strategic', 'key'].includes(tierOf.get(customer) ?? '')
  )
  const met = new Set(
    contacts.map(({ customer, contactedAt }) => `${customer.id} ${contactedAt.slice(0, 7)}`)
  )
  const measure = (some: readonly Customer[]) => {
    const pairs = some.flatMap(({ id }) => months.map((month) => `${id} ${month}`))
    return rate(pairs.filter((pair) => met.has(pair)).length, pairs.length)
  }
  return {
    planted: { rep: neglectfulRep, from, share_of_rhythm_kept: coverage },
    measured: {
      months: months.length,
      rep: measure(important.filter(({ owner }) => owner === neglectfulRep)),
      others: measure(important.filter(({ owner }) => owner !== neglectfulRep))
    }
  }
}

/** Days from entering the stage to leaving it, for the next one or for good, of opportunities that have left it. */
export function measureFunnel(opportunities: readonly Opportunity[]) {
  const { area, stage, factor } = plan.stuckStage
  const isIn = ({ customer }: Opportunity) => customer.home.province.area.name === area
  const closed = opportunities.filter(({ outcome }) => outcome !== '')
  const winRate = (channel: string) => {
    const some = closed.filter(({ customer }) => customer.acquisitionChannel === channel)
    return rate(some.filter(({ outcome }) => outcome === 'won').length, some.length)
  }
  return {
    planted: { area, stage, days_factor: factor },
    measured: {
      area: daysIn(stage, opportunities.filter(isIn)),
      other_areas: daysIn(
        stage,
        opportunities.filter((one) => !isIn(one))
      ),
      won: rate(closed.filter(({ outcome }) => outcome === 'won').length, closed.length),
      won_by_referral: winRate('老客户介绍'),
      won_by_telephone: winRate('电话拓展')
    }
  }
}

function daysIn(stage: string, opportunities: readonly Opportunity[]) {
  const days = opportunities
    .flatMap(({ stages, closedAt }) => {
      const at = stages.findIndex((entry) => entry.stage === stage)
      const left = at < 0 ? '' : (stages[at + 1]?.enteredAt ?? closedAt)
      return left === '' ? [] : [(Date.parse(left) - Date.parse(stages[at]!.enteredAt)) / 86_400_000]
    })
    .sort((one, other) => one - other)
  const middle = days.length / 2
  const median = Number.isInteger(middle)
    ? (days[middle - 1]! + days[middle]!) / 2
    : days[Math.floor(middle)]!
  return { median_days: round(median, 2), opportunities: days.length }
}
