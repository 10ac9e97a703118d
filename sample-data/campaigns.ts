import { addDays, type Day } from './calendar.ts'
import { momentOf, momentText, workdayFrom, workingMinute } from './clock.ts'
import type { Customer } from './customers.ts'
import * as plan from './plan.ts'
import type { Purchase } from './purchases.ts'
import { createRandom, type Random } from './random.ts'

export type CampaignMember = {
  campaign: string
  customer: Customer
  group: 'treated' | 'holdout'
  /** YYYY-MM-DD HH:MM; empty for those held out. */
  contactedAt: string
  /** Empty where there was no answer. */
  respondedAt: string
}

/** Who was chosen for the campaigns, and the purchases that they led to. */
export type PlayedCampaigns = { members: readonly CampaignMember[]; purchases: readonly Purchase[] }

/** Areas and an industry with stories of their own have no part, so that none hides another. */
const areas = ['华东', '华南', '华北', '西南']

/**
 * Chooses members by what they bought until then, and adds the purchases that would not have been. All other purchases
 * stay as they were.
 */
export function playCampaigns(options: {
  purchases: readonly Purchase[]
  calendar: readonly Day[]
  seed: string
}): PlayedCampaigns {
  const byCustomer = Map.groupBy(options.purchases, ({ customer }) => customer)
  const members: CampaignMember[] = []
  const purchases: Purchase[] = []
  for (const campaign of plan.campaignPlans) {
    if (campaign.members === null) continue
    for (const member of chooseMembers(campaign, byCustomer, options.seed)) {
      const random = createRandom(`${options.seed}/${campaign.id}/${member.customer.id}`)
      const played = playMember(campaign, member, random)
      const extra =
        member.group === 'treated'
          ? extraPurchases({
              campaign,
              member: played,
              random,
              ...options,
              own: byCustomer.get(member.customer)!
            })
          : []
      purchases.push(...extra)
      members.push(answered(campaign, played, extra, random))
    }
  }
  return { members, purchases }
}

type Chosen = Pick<CampaignMember, 'customer' | 'group'>

/**
 * Smaller companies that bought in the last half year, in the order of how often they did; of each three in a row one,
 * drawn by lot, is held out.
 */
function chooseMembers(
  campaign: plan.CampaignPlan,
  byCustomer: ReadonlyMap<Customer, readonly Purchase[]>,
  seed: string
): Chosen[] {
  const { treated, holdout, contactFrom } = campaign.members!
  const random = createRandom(`${seed}/${campaign.id}/members`)
  const since = addDays(contactFrom, -180)
  const suited = [...byCustomer]
    .filter(([customer]) => suits(customer))
    .map(([customer, purchases]) => ({
      customer,
      worth:
        purchases.filter(({ day }) => day.date >= since && day.date < contactFrom).length *
        customer.habits!.lineValue
    }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => one.worth - other.worth || (one.customer.id < other.customer.id ? -1 : 1))
  const wanted = Math.min(suited.length, holdout ? Math.round(treated * 1.5) : treated)
  // Those who buy most need no campaign.
  const taken = suited.slice(0, Math.max(wanted, Math.floor(suited.length * 0.85)))
  const chosen = Array.from(
    { length: wanted },
    (_, index) => taken[Math.floor((index * taken.length) / wanted)]!
  )
  let heldOut = -1
  return chosen.map(({ customer }, index) => {
    if (index % 3 === 0) heldOut = index + random.integer(0, 2)
    return { customer, group: holdout && index === heldOut ? 'holdout' : 'treated' }
  })
}

function suits({ kind, size, industry, home }: Customer): boolean {
  return (
    kind === 'company' &&
    (size === '1-19人' || size === '20-99人') &&
    industry !== plan.drift.industry &&
    areas.includes(home.province.area.name)
  )
}

function playMember(campaign: plan.CampaignPlan, chosen: Chosen, random: Random): CampaignMember {
  const { contactFrom, contactTo } = campaign.members!
  const length = Math.round((Date.parse(contactTo) - Date.parse(contactFrom)) / 86_400_000)
  const day = workdayFrom(addDays(contactFrom, random.integer(0, length)))
  const contactedAt =
    chosen.group === 'treated'
      ? momentText(momentOf(day > contactTo ? contactTo : day, workingMinute(random)))
      : ''
  return { campaign: campaign.id, ...chosen, contactedAt, respondedAt: '' }
}

/** Beside the usual purchases, as many more as the uplift says, spread over the days after the contact. */
function extraPurchases(options: {
  campaign: plan.CampaignPlan
  member: CampaignMember
  own: readonly Purchase[]
  calendar: readonly Day[]
  random: Random
}): Purchase[] {
  const { campaign, member, own, calendar, random } = options
  const { uplift } = campaign.members!
  const contactedOn = member.contactedAt.slice(0, 10)
  if (uplift === 0 || own.some(({ isLast, day }) => isLast && day.date <= contactedOn)) return []
  const extra: Purchase[] = []
  for (const day of calendar) {
    if (day.date <= contactedOn || day.date > addDays(contactedOn, plan.attributionDays - 1)) continue
    const chance = (uplift * member.customer.habits!.rate * day.businessPace) / 30
    if (own.some((purchase) => purchase.day === day) || !random.chance(chance)) continue
    const number = 1000 + extra.length
    extra.push({ customer: member.customer, day, number, isLast: false, campaign: campaign.id })
  }
  return extra
}

/** Whoever came because of it has answered before; some answer and do not come. */
function answered(
  campaign: plan.CampaignPlan,
  member: CampaignMember,
  extra: readonly Purchase[],
  random: Random
): CampaignMember {
  if (member.group === 'holdout') return member
  const contactedOn = member.contactedAt.slice(0, 10)
  const first = extra[0]?.day.date
  if (first === undefined && !random.chance(campaign.members!.responseRate)) return member
  const day = first === undefined ? addDays(contactedOn, random.integer(1, 8)) : first
  const text = momentText(momentOf(day, random.integer(8 * 60, 9 * 60 - 1)))
  return { ...member, respondedAt: day > plan.lastDay ? '' : text }
}
