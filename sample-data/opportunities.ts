import { addDays } from './calendar.ts'
import {
  type Moment,
  dayOfMoment,
  momentOf,
  momentText,
  whenServed,
  workdayFrom,
  workingMinute
} from './clock.ts'
import type { Customer } from './customers.ts'
import { centsBetween, type Histories, type History } from './histories.ts'
import { lastDay, stuckStage } from './plan.ts'
import { createRandom, type Random } from './random.ts'

export const stageNames = ['初步接洽', '需求确认', stuckStage.stage, '商务谈判', '签约成交'] as const

export type StageEntry = { stage: string; enteredAt: string }
export type Opportunity = {
  id: string
  customer: Customer
  createdAt: string
  /** Yuan, whole hundreds. */
  amount: number
  closedAt: string
  outcome: '' | 'won' | 'lost'
  owner: string
  /** The stages it came through; the last is where it stands. */
  stages: readonly StageEntry[]
}

const medianDays = [8, 11, 15, 11]
/** Chance of going on to the next stage, by how the customer was found. */
const passing: Readonly<Record<string, readonly number[]>> = {
  老客户介绍: [0.88, 0.84, 0.76, 0.84],
  展会: [0.8, 0.76, 0.68, 0.78],
  网络推广: [0.76, 0.74, 0.66, 0.76],
  经销商推荐: [0.82, 0.78, 0.7, 0.8],
  电话拓展: [0.66, 0.7, 0.6, 0.74]
}
const from = '2024-06-01'

type Case = { customer: Customer; created: string; isNew: boolean }

/** Of companies that are new, that might come, or that could buy more; in the order of time. */
export function buildOpportunities(
  customers: readonly Customer[],
  histories: Histories,
  seed: string
): Opportunity[] {
  const made = customers
    .filter(({ kind }) => kind === 'company')
    .flatMap((customer) => {
      const random = createRandom(`${seed}/opportunity/${customer.id}`)
      return casesOf(customer, histories.of(customer), random).map((one) =>
        playCase(one, histories.of(customer), random)
      )
    })
  made.sort((one, other) => (one.createdAt + one.customer.id < other.createdAt + other.customer.id ? -1 : 1))
  return made.map((opportunity, index) => ({ id: `SJ${String(index + 1).padStart(4, '0')}`, ...opportunity }))
}

function casesOf(customer: Customer, history: History, random: Random): Case[] {
  const first = history.days[0]
  // Who came new was an opportunity before, where somebody wrote it down.
  if (customer.habits?.arrivesOn && first !== undefined) {
    if (first < addDays(from, 60) || !random.chance(0.14)) return []
    return [{ customer, created: first, isNew: true }]
  }
  const chance = customer.habits === null ? 0.62 : first === undefined ? 0 : 0.25
  if (!random.chance(chance)) return []
  const earliest = customer.firstContactOn > from ? customer.firstContactOn : from
  const span = (Date.parse(lastDay) - Date.parse(earliest)) / 86_400_000
  return [
    {
      customer,
      created: workdayFrom(addDays(earliest, Math.floor(random.next() * Math.min(span, 870)))),
      isNew: false
    }
  ]
}

function playCase(
  { customer, created, isNew }: Case,
  history: History,
  random: Random
): Omit<Opportunity, 'id'> {
  const lengths = stageLengths(customer, random)
  const total = lengths.reduce((sum, minutes) => sum + minutes, 0)
  // The contract of a new customer comes just before the first order.
  const started = whenServed(
    momentOf(isNew ? addDays(created, -1) : created, workingMinute(random)) - (isNew ? total : 0),
    random
  )
  const steps = passing[customer.acquisitionChannel] ?? passing['网络推广']!
  const stages: StageEntry[] = []
  let moment: Moment = started
  let outcome: Opportunity['outcome'] = ''
  for (const [index, stage] of stageNames.entries()) {
    if (dayOfMoment(moment) > lastDay) break
    stages.push({ stage, enteredAt: momentText(moment) })
    if (index === steps.length) outcome = 'won'
    else {
      moment = whenServed(moment + lengths[index]!, random)
      const goesOn = isNew || ((customer.habits !== null || index < 3) && random.chance(steps[index]!))
      if (!goesOn && dayOfMoment(moment) <= lastDay) {
        outcome = 'lost'
        break
      }
    }
  }
  return {
    customer,
    createdAt: momentText(started),
    amount: amountOf(customer, history, random),
    closedAt: outcome === '' ? '' : momentText(moment),
    outcome,
    owner: customer.owner,
    stages
  }
}

function stageLengths(customer: Customer, random: Random): number[] {
  return medianDays.map((days, index) => {
    const isStuck =
      customer.home.province.area.name === stuckStage.area && stageNames[index] === stuckStage.stage
    return Math.round(1440 * days * (isStuck ? stuckStage.factor : 1) * Math.exp(0.6 * random.normal()))
  })
}

/** About what the customer buys in a quarter, else what companies like it do. */
function amountOf(customer: Customer, history: History, random: Random): number {
  const yearly = centsBetween(history, addDays(lastDay, -364), lastDay) / 100
  const usual = yearly > 0 ? yearly / 4 : customer.size === '500人以上' ? 180_000 : 60_000
  return Math.max(3000, Math.round((usual * Math.exp(0.5 * random.normal())) / 100) * 100)
}
