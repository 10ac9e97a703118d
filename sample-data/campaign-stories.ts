import { addDays } from './calendar.ts'
import type { CampaignMember } from './campaigns.ts'
import type { Customer } from './customers.ts'
import { dayOf, isSale, netOf, netSales, orderCount, round } from './figures.ts'
import type { Line } from './orders.ts'
import * as plan from './plan.ts'

/**
 * Net sales and orders per member in the 30 days from the contact (of those held out: from the start) on, the difference
 * between the groups with its 95 % interval (Welch's standard error, normal quantile), and what the campaign really
 * added: the orders that would not have been.
 */
export function measureCampaigns(members: readonly CampaignMember[], lines: readonly Line[]) {
  const byCustomer = Map.groupBy(
    lines.filter(({ customer }) => customer !== null),
    ({ customer }) => customer!
  )
  return plan.campaignPlans
    .filter((campaign) => campaign.members !== null)
    .map((campaign) => {
      const own = members.filter((member) => member.campaign === campaign.id)
      const caused = lines.filter((line) => line.campaign === campaign.id)
      const treated = groupOf(campaign, own, 'treated', byCustomer)
      const holdout = groupOf(campaign, own, 'holdout', byCustomer)
      return {
        planted: {
          campaign_id: campaign.id,
          campaign_name: campaign.name,
          starts_on: campaign.startsOn,
          cost: campaign.cost,
          holdout: campaign.members!.holdout,
          order_uplift: campaign.members!.uplift
        },
        measured: {
          treated: treated.told,
          holdout: campaign.members!.holdout ? holdout.told : null,
          responses: own.filter(({ respondedAt }) => respondedAt !== '').length,
          effect_per_member: campaign.members!.holdout ? difference(treated.values, holdout.values) : null
        },
        true_effect: { net_sales: netSales(caused), orders: orderCount(caused) }
      }
    })
}

function groupOf(
  campaign: plan.CampaignPlan,
  members: readonly CampaignMember[],
  group: CampaignMember['group'],
  byCustomer: ReadonlyMap<Customer, readonly Line[]>
) {
  const some = members.filter((member) => member.group === group)
  const windows = some.map(({ customer, contactedAt }) => {
    const from = contactedAt === '' ? campaign.startsOn : contactedAt.slice(0, 10)
    const to = addDays(from, plan.attributionDays - 1)
    return (byCustomer.get(customer) ?? []).filter((line) => dayOf(line) >= from && dayOf(line) <= to)
  })
  const values = windows.map((lines) => lines.reduce((sum, line) => sum + netOf(line), 0))
  return {
    values,
    told: {
      members: some.length,
      buyers: windows.filter((lines) => lines.some(isSale)).length,
      orders: windows.reduce((sum, lines) => sum + orderCount(lines), 0),
      net_sales: netSales(windows.flat())
    }
  }
}

function difference(treated: readonly number[], holdout: readonly number[]) {
  const [one, other] = [spreadOf(treated), spreadOf(holdout)]
  const net_sales = one.mean - other.mean
  const error = Math.sqrt(one.variance / treated.length + other.variance / holdout.length)
  return {
    net_sales: round(net_sales, 2),
    low: round(net_sales - 1.96 * error, 2),
    high: round(net_sales + 1.96 * error, 2)
  }
}

function spreadOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, variance: squares / (values.length - 1) }
}
