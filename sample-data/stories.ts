import { measureCampaigns } from './campaign-stories.ts'
import { measureDrift, measureInitiative, measureShrinkingArea } from './customer-stories.ts'
import type { Customer } from './customers.ts'
import {
  isSale,
  netOf,
  netSales,
  orderCount,
  ordersPerCustomer,
  ratio,
  repurchaseRate,
  within
} from './figures.ts'
import type { Line } from './orders.ts'
import { promotions } from './plan.ts'
import { measureDiscontinued, measureLaunched, measurePriceRise } from './product-stories.ts'
import type { Product } from './products.ts'
import { measureContacts, measureFunnel } from './rep-stories.ts'
import type { KeptEvents } from './sample-files.ts'
import { measurePromotion, measureSpringFestival } from './season-stories.ts'
import { measureFaultyProduct, measureSlowResponses } from './service-stories.ts'
import { measureLeavers, measureSurveyTiers } from './survey-stories.ts'
import { lastMonth, lastYear, sameMonthYearBefore, yearBefore } from './story-windows.ts'

/**
 * Each planted story: `planted` as the generator applied it, `measured` as it came out in the rows that a reader
 * keeps. The README says in words what each figure is.
 */
export type Stories = ReturnType<typeof measureStories>

/**
 * @param lines the lines that a reader keeps
 * @param events what a reader keeps of the files of events
 * @param truth the undamaged lines, with the service initiative and without it
 */
export function measureStories(options: {
  lines: readonly Line[]
  products: readonly Product[]
  customers: readonly Customer[]
  events: KeptEvents
  truth: { withInitiative: readonly Line[]; withoutInitiative: readonly Line[] }
}) {
  const { lines, products, customers, events, truth } = options
  return {
    facts: { ...measureFacts(lines), events: measureEvents(events) },
    spring_festival: measureSpringFestival(lines),
    promotions: promotions.map((promotion) => measurePromotion(lines, promotion)),
    shrinking_area: measureShrinkingArea(lines),
    price_rise: measurePriceRise(lines, products),
    discontinued_product: measureDiscontinued(lines, products),
    launched_product: measureLaunched(lines, products),
    drifting_customers: measureDrift(lines),
    service_initiative: measureInitiative(lines, truth),
    slow_responses: measureSlowResponses(events.complaints),
    faulty_product: measureFaultyProduct(events.complaints, lines),
    leaving_detractors: measureLeavers(events.survey_responses, lines),
    survey_tiers: measureSurveyTiers(events.survey_invitations, events.survey_responses, lines),
    campaigns: measureCampaigns(events.campaign_members, lines),
    neglected_customers: measureContacts(events.contacts, customers, lines),
    stuck_opportunities: measureFunnel(events.opportunities)
  }
}

function measureFacts(lines: readonly Line[]) {
  const year = within(lines, lastYear)
  const month = within(lines, lastMonth)
  const known = year.filter((line) => line.product.unitCostCents !== null)
  const byCustomer = new Map<Customer, number>()
  for (const line of year) {
    if (line.customer) byCustomer.set(line.customer, (byCustomer.get(line.customer) ?? 0) + netOf(line))
  }
  const values = [...byCustomer.values()].sort((one, other) => other - one)
  const total = values.reduce((sum, value) => sum + value, 0)
  const top = values.slice(0, Math.round(values.length / 5)).reduce((sum, value) => sum + value, 0)
  const gross = netSales(year.filter(isSale))
  return {
    lines: lines.length,
    orders: orderCount(lines),
    net_sales: netSales(lines),
    last_month: {
      ...lastMonth,
      net_sales: netSales(month),
      orders: orderCount(month),
      active_customers: ordersPerCustomer(month).size
    },
    same_month_year_before: {
      ...sameMonthYearBefore,
      net_sales: netSales(within(lines, sameMonthYearBefore))
    },
    last_year: {
      ...lastYear,
      net_sales: netSales(year),
      growth: ratio(
        netSales(year) - netSales(within(lines, yearBefore)),
        netSales(within(lines, yearBefore))
      ),
      customers: ordersPerCustomer(year).size,
      repurchase_rate: repurchaseRate(year),
      top_fifth_of_customers_share: ratio(top, total),
      return_rate: ratio(-netSales(year.filter((line) => line.kind === 'return')), gross),
      share_of_sales_with_known_cost: ratio(netSales(known), netSales(year))
    }
  }
}

/** What a reader keeps of the files of events, and of the complaints those that are not solved yet. */
function measureEvents(events: KeptEvents) {
  return {
    survey_responses: events.survey_responses.length,
    survey_invitations: events.survey_invitations.length,
    complaints: events.complaints.length,
    open_complaints: events.complaints.filter(({ resolvedAt }) => resolvedAt === '').length,
    contacts: events.contacts.length,
    campaign_members: events.campaign_members.length,
    opportunities: events.opportunities.length,
    open_opportunities: events.opportunities.filter(({ outcome }) => outcome === '').length
  }
}
