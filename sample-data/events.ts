import { buildComplaints, type Complaint } from './complaints.ts'
import { buildContacts, type Contact } from './contacts.ts'
import type { Customer } from './customers.ts'
import { buildHistories, type Histories } from './histories.ts'
import { buildOpportunities, type Opportunity } from './opportunities.ts'
import { seed as planSeed } from './plan.ts'
import { createRandom } from './random.ts'
import { buildReps } from './reps.ts'
import { buildSurveys, type Invitation, type Response } from './surveys.ts'
import type { World } from './world.ts'

/** What happened around the sales: everything true, in the order of time. */
export type Events = {
  histories: Histories
  invitations: readonly Invitation[]
  responses: readonly Response[]
  complaints: readonly Complaint[]
  contacts: readonly Contact[]
  opportunities: readonly Opportunity[]
  /** The id by which the old system knew a customer; its complaints and answers bear it. */
  aliases: ReadonlyMap<Customer, string>
}

/** The old system had ids of its own until this day. */
export const oldIdsUntil = '2024-12-31'

export function buildEvents(world: World, seed: string = planSeed): Events {
  const { customers, geography, lines, purchases } = world
  const histories = buildHistories(lines, purchases)
  const reps = buildReps(geography)
  const owners = new Map(geography.areas.map((area) => [area.name, reps.forArea(area)]))
  const complaints = buildComplaints(lines, owners, seed)
  const surveys = buildSurveys({ histories, complaints, lines, seed })
  return {
    histories,
    ...surveys,
    complaints,
    contacts: buildContacts(customers, histories, seed),
    opportunities: buildOpportunities(customers, histories, seed),
    aliases: oldIds(customers, seed)
  }
}

/** Some of those who were customers before the first day. */
function oldIds(customers: readonly Customer[], seed: string): Map<Customer, string> {
  const random = createRandom(`${seed}/aliases`)
  const chosen = customers.filter(
    ({ habits }) => habits !== null && habits.arrivesOn === null && random.chance(0.04)
  )
  return new Map(
    chosen.map((customer, index) => [customer, `KH-${String(2101 + 7 * index).padStart(5, '0')}`])
  )
}
