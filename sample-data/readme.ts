import type { DefectRecord } from './defects.ts'
import { eventRows, eventSentence } from './event-rows.ts'
import { count, million, percent, points, signedPercent, table, times } from './figure-text.ts'
import type { Stories } from './stories.ts'

/**
 * Writes the measured figures into the README between its markers (`<!-- stories -->` … `<!-- /stories -->`).
 * @throws when a marker is missing, so that figures cannot silently go stale
 */
export function fillReadme(
  text: string,
  figures: { stories: Stories; defects: Readonly<Record<string, DefectRecord>> }
): string {
  const blocks = {
    size: sizeSentence(figures.stories),
    stories: storyTable(figures.stories),
    defects: defectTable(figures.defects)
  }
  return Object.entries(blocks).reduce((filled, [name, block]) => replaceBlock(filled, name, block), text)
}

function replaceBlock(text: string, name: string, block: string): string {
  const open = `<!-- ${name} -->`
  const close = `<!-- /${name} -->`
  const start = text.indexOf(open)
  const end = text.indexOf(close)
  if (start < 0 || end < start) throw new Error(`marker missing: ${open} … ${close} — sample-data/README.md`)
  return `${text.slice(0, start + open.length)}\n\n${block}\n\n${text.slice(end)}`
}

function sizeSentence({ facts }: Stories): string {
  const { last_month: month, last_year: year } = facts
  return [
    `${count(facts.lines)} kept sales lines in ${count(facts.orders)} orders, net sales ¥${million(facts.net_sales)} M.`,
    `October 2026: ¥${million(month.net_sales)} M from ${count(month.active_customers)} customers in`,
    `${count(month.orders)} orders; October 2025: ¥${million(facts.same_month_year_before.net_sales)} M.`,
    `The last 12 months: ¥${million(year.net_sales)} M (${signedPercent(year.growth)}), ${count(year.customers)} customers,`,
    `${percent(year.repurchase_rate.value)} of them with a second order, the top fifth of them making`,
    `${percent(year.top_fifth_of_customers_share)} of sales; ${percent(year.return_rate)} came back; the cost is known for`,
    `${percent(year.share_of_sales_with_known_cost)} of sales.`,
    '',
    eventSentence(facts.events)
  ].join('\n')
}

function storyTable(stories: Stories): string {
  const rows: [string, string, string][] = [
    ...springFestivalRows(stories),
    ...promotionRows(stories),
    shrinkingAreaRow(stories),
    priceRiseRow(stories),
    discontinuedRow(stories),
    launchedRow(stories),
    driftRow(stories),
    ...initiativeRows(stories),
    ...eventRows(stories)
  ]
  return table(['story', 'planted', 'true size'], rows)
}

function springFestivalRows({ spring_festival }: Stories): [string, string, string][] {
  return spring_festival.map((year, index) => [
    index === 0 ? 'Spring Festival trough' : '',
    `new year's day ${year.new_year}`,
    `net sales of the 14 days from ${year.trough.from}: ${percent(year.trough_to_ordinary)} of the 14 days from ${year.ordinary.from}`
  ])
}

function promotionRows({ promotions }: Stories): [string, string, string][] {
  return promotions.flatMap(({ name, planted, measured }) =>
    measured.map((year, index): [string, string, string] => [
      index === 0 ? `${name} peak` : '',
      index === 0
        ? `online order rate ×${planted.online_rate}, on peak days ×${planted.online_rate_on_peak_days}, then ×${planted.rate_afterwards} for ${planted.days_afterwards} days`
        : '',
      `${year.year}: online net sales per day ${times(year.event_day_to_day_before)} those of the 22 days before, on peak days ${times(year.peak_day_to_day_before)}`
    ])
  )
}

function shrinkingAreaRow({ shrinking_area: { planted, measured } }: Stories): [string, string, string] {
  const {
    year_before_start: before,
    last_year: after,
    last_month: month,
    same_month_year_before: then
  } = measured
  return [
    `${planted.area} shrinks`,
    `purchase rate falls in a straight line from ${planted.from} to ×${planted.purchase_rate_at_end} on ${planted.to}; ×${planted.new_customers_from_start} new customers`,
    `net sales ¥${million(before.net_sales)} M in the year before the start (${percent(before.share)} of all), ¥${million(after.net_sales)} M in the last 12 months (${percent(after.share)}): ${signedPercent(measured.change_rate)}; October ¥${million(then.net_sales)} M → ¥${million(month.net_sales)} M`
  ]
}

function priceRiseRow({ price_rise: { planted, measured } }: Stories): [string, string, string] {
  return [
    `price rise in ${planted.category}`,
    `${measured.products} list prices ×${planted.price_factor} on ${planted.from}; products of the category chosen ×${planted.choice_factor} as often`,
    `mean price ×${measured.mean_price_factor}; units March–October ${times(measured.units.ratio)} those of 2025, of other categories ${times(measured.units_elsewhere.ratio)}; share of net sales ${percent(measured.share_of_net_sales.before)} → ${percent(measured.share_of_net_sales.after)}`
  ]
}

function discontinuedRow({ discontinued_product: { planted, measured } }: Stories): [string, string, string] {
  return [
    `${planted.product_id} ${planted.product_name} discontinued`,
    `not sold after ${planted.last_sale_by}`,
    `last sold on ${measured.last_sold_on}; its last year of sale: ${count(measured.last_year_of_sale.units)} units, ¥${million(measured.last_year_of_sale.gross_sales)} M`
  ]
}

function launchedRow({ launched_product: { planted, measured } }: Stories): [string, string, string] {
  const months = Object.values(measured.units_by_month)
  return [
    `${planted.product_id} ${planted.product_name} launched`,
    `sold from ${planted.from} on, full demand after about ${planted.ramp_days} days`,
    `first sold on ${measured.first_sold_on}; units per month ${months.map(count).join(', ')}; ¥${million(measured.gross_sales)} M`
  ]
}

function driftRow({ drifting_customers: { planted, measured } }: Stories): [string, string, string] {
  const { group, others } = measured
  return [
    `${planted.industry} drifts away`,
    `purchase rate falls from ${planted.from} to ×${planted.purchase_rate_after} on ${planted.to} (intervals ×${planted.interval_factor})`,
    `May–October 2025 → 2026: orders ×${group.orders_ratio} (others ×${others.orders_ratio}), median gap ${group.before.gap.median_days} → ${group.after.gap.median_days} days (others ${others.before.gap.median_days} → ${others.after.gap.median_days})`
  ]
}

function initiativeRows({ service_initiative: story }: Stories): [string, string, string][] {
  const sizeOf = (compared: Stories['service_initiative']['since_start']) => {
    const { area, other_areas: others, true_effect: effect } = compared
    return (
      `${compared.after.from} to ${compared.after.to} against a year before: repurchase rate ` +
      `${percent(area.before.repurchase_rate.value)} → ${percent(area.after.repurchase_rate.value)} (n ${area.before.repurchase_rate.denominator}, ${area.after.repurchase_rate.denominator}); ` +
      `other areas ${percent(others.before.repurchase_rate.value)} → ${percent(others.after.repurchase_rate.value)}; difference in differences ${points(compared.difference_in_differences)}. ` +
      `The true effect, from the same customers without the initiative: ${points(effect.repurchase_rate_effect)}, orders ×${effect.orders_lift}`
    )
  }
  const { planted } = story
  return [
    [
      `${planted.name}`,
      `purchase rate of customers at home in ${planted.area} ×${planted.purchase_rate_lift} from ${planted.from} on`,
      sizeOf(story.since_start)
    ],
    ['', '', sizeOf(story.last_three_months)]
  ]
}

function defectTable(defects: Readonly<Record<string, DefectRecord>>): string {
  const rows = Object.entries(defects).map(([path, file]) => [
    path,
    count(file.rows_in),
    count(file.rows_kept),
    count(file.rows_rejected),
    count(file.rows_duplicate),
    file.rejects_by_reason
      .map(({ column, reason, rows: n }) => `${n} ${reason}${column === null ? '' : ` ${column}`}`)
      .join(', ')
  ])
  const all = Object.values(defects)
  const sum = (of: (file: DefectRecord) => number) => count(all.reduce((total, file) => total + of(file), 0))
  rows.push([
    'together',
    sum((file) => file.rows_in),
    sum((file) => file.rows_kept),
    sum((file) => file.rows_rejected),
    sum((file) => file.rows_duplicate),
    ''
  ])
  return table(['file', 'rows in', 'kept', 'rejected', 'duplicates', 'rejected for'], rows)
}
