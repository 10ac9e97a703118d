import { buildCalendar, type Day, monthsBetween } from './calendar.ts'
import { type CampaignMember, playCampaigns } from './campaigns.ts'
import { buildCustomers, type Customer } from './customers.ts'
import { buildGeography, type Geography } from './geography.ts'
import { createNameMaker } from './names.ts'
import { buildOrders, type Line, numberOrders } from './orders.ts'
import { everything, firstDay, lastDay, type Scenario, seed as planSeed } from './plan.ts'
import { buildProducts, type Product } from './products.ts'
import { type Purchase, simulatePurchases } from './purchases.ts'
import { buildReps } from './reps.ts'
import { buildReturns } from './returns.ts'

/** The fictional company as it is before any defect: every line true, in the order of time. */
export type World = {
  calendar: readonly Day[]
  geography: Geography
  products: readonly Product[]
  customers: readonly Customer[]
  purchases: readonly Purchase[]
  campaignMembers: readonly CampaignMember[]
  lines: readonly Line[]
}

/** Plays the company from the first day to the last. The same seed and scenario give the same world. */
export function buildWorld(scenario: Scenario = everything, seed: string = planSeed): World {
  const calendar = buildCalendar()
  const geography = buildGeography()
  const products = buildProducts(seed)
  const months = monthsBetween(firstDay.slice(0, 7), lastDay.slice(0, 7))
  const reps = buildReps(geography)
  const customers = buildCustomers({ seed, geography, reps, names: createNameMaker(), months })
  const usual = customers.flatMap((customer) => simulatePurchases({ customer, calendar, seed, scenario }))
  const campaigns = playCampaigns({ purchases: usual, calendar, seed })
  const purchases = [...usual, ...campaigns.purchases]
  const sales = numberOrders(buildOrders({ purchases, products, calendar, geography, seed }))
  const lines = [...sales, ...buildReturns(sales, seed)].sort((one, other) =>
    one.orderedAt + one.lineId < other.orderedAt + other.lineId ? -1 : 1
  )
  return { calendar, geography, products, customers, purchases, campaignMembers: campaigns.members, lines }
}
