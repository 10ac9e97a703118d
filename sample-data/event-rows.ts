import { count, million, percent } from './figure-text.ts'
import type { Rate } from './figures.ts'
import type { Stories } from './stories.ts'

type Row = [story: string, planted: string, size: string]

export function eventSentence(events: Stories['facts']['events']): string {
  return [
    `Around the sales: ${count(events.survey_invitations)} invitations to surveys and ${count(events.survey_responses)} answers,`,
    `${count(events.complaints)} complaints (${count(events.open_complaints)} of them open), ${count(events.contacts)} contacts,`,
    `${count(events.campaign_members)} members of campaigns, ${count(events.opportunities)} opportunities`,
    `(${count(events.open_opportunities)} open).`
  ].join('\n')
}

export function eventRows(stories: Stories): Row[] {
  return [
    slowResponsesRow(stories),
    faultyProductRow(stories),
    leaversRow(stories),
    surveyTiersRow(stories),
    ...campaignRows(stories),
    contactsRow(stories),
    funnelRow(stories)
  ]
}

function slowResponsesRow({ slow_responses: { planted, measured } }: Stories): Row {
  const sides = ({ before, after }: { before: Rate; after: Rate }) =>
    `${percent(before.value)} → ${percent(after.value)} (n ${before.denominator}, ${after.denominator})`
  return [
    `${planted.area} answers late`,
    `first answers to complaints take ${planted.median_minutes_from_start} minutes (median, while the service is there) instead of ${planted.median_minutes} from ${planted.from} on`,
    `answered within ${planted.limit_minutes} minutes by the clock, ${measured.before.from} to ${measured.before.to} → ${measured.after.from} to ${measured.after.to}: ${sides(measured.area)}; other areas ${sides(measured.other_areas)}`
  ]
}

function faultyProductRow({ faulty_product: { planted, measured } }: Stories): Row {
  const each = (of: (quarter: (typeof measured.quarters)[number]) => number) =>
    measured.quarters.map((quarter) => count(of(quarter))).join(', ')
  return [
    `${planted.product_id} ${planted.product_name} breaks`,
    `complaints per order line ×${planted.factor} from ${planted.from} on, mostly ${planted.category}`,
    `complaints per quarter from ${measured.quarters[0]!.from}: ${each((quarter) => quarter.complaints)} (order lines ${each((quarter) => quarter.order_lines)}); the last is ×${measured.last_quarter_to_mean_of_four_before} the mean of those before; about all else ${each((quarter) => quarter.complaints_about_others)}`
  ]
}

function leaversRow({ leaving_detractors: { planted, measured } }: Stories): Row {
  const told = ({ value, denominator }: Rate) => `${percent(value)} (n ${count(denominator)})`
  return [
    'detractors leave',
    `whoever will not buy for ${planted.without_purchase_for_days} days, or never again, scores lower (by ${-planted.mood} standard deviations of what people feel, or so)`,
    `bought within ${measured.days} days of the answer (NPS, answers until ${measured.answered_until}): detractors ${told(measured.detractors)}, passives ${told(measured.passives)}, promoters ${told(measured.promoters)}`
  ]
}

function surveyTiersRow({ survey_tiers: { planted, measured } }: Stories): Row {
  const tiers = measured.tiers
    .filter(({ tier }) => tier !== 'none')
    .map(
      ({ tier, answered, nps }) =>
        `${tier} ${percent(answered.value)} of ${count(answered.denominator)}, NPS ${nps}`
    )
  return [
    'who answers',
    `strategic customers answer with ${percent(planted.strategic.answers)}, key ones with ${percent(planted.key.answers)}, others with ${percent(planted.regular.answers)}, and are happier in the same order`,
    `NPS, last 12 months: ${tiers.join('; ')}; raw NPS ${measured.nps}, as if all tiers had answered alike ${measured.nps_as_if_all_had_answered}`
  ]
}

function campaignRows({ campaigns }: Stories): Row[] {
  return campaigns.map(({ planted, measured, true_effect }) => {
    const { treated, holdout, effect_per_member: effect } = measured
    const bought = `${count(treated.members)} treated, ¥${million(treated.net_sales)} M in the 30 days from the contact on`
    const told =
      holdout === null || effect === null
        ? `${bought}; nobody held out`
        : `${bought}; ${count(holdout.members)} held out, ¥${million(holdout.net_sales)} M: ¥${count(Math.round(effect.net_sales))} more per member (95 %: ${yuan(effect.low)} to ${yuan(effect.high)}); really ${true_effect.orders === 0 ? 'nothing' : `¥${million(true_effect.net_sales)} M in ${count(true_effect.orders)} orders`}`
    return [
      `${planted.campaign_id} ${planted.campaign_name}`,
      planted.order_uplift === 0
        ? 'no effect'
        : `orders of the treated ×${1 + planted.order_uplift} for 30 days after the contact; the additional ones bear the campaign's id`,
      told
    ]
  })
}

function yuan(value: number): string {
  return `${value < 0 ? '−' : ''}¥${count(Math.round(Math.abs(value)))}`
}

function contactsRow({ neglected_customers: { planted, measured } }: Stories): Row {
  return [
    `${planted.rep} neglects customers`,
    `keeps ${percent(planted.share_of_rhythm_kept)} of the rhythm, all others 54–94 %; contacts are recorded from ${planted.from} on`,
    `months in which a strategic or key customer had a contact: ${percent(measured.rep.value)} of ${count(measured.rep.denominator)}, of the others' ${percent(measured.others.value)} of ${count(measured.others.denominator)}`
  ]
}

function funnelRow({ stuck_opportunities: { planted, measured } }: Stories): Row {
  const told = ({ value, denominator }: Rate) => `${percent(value)} of ${count(denominator)}`
  return [
    `offers wait in ${planted.area}`,
    `${planted.stage} takes ×${planted.days_factor} as long; customers found by referral go on more often than those found by telephone`,
    `median days in ${planted.stage}: ${measured.area.median_days} (n ${measured.area.opportunities}), elsewhere ${measured.other_areas.median_days} (n ${measured.other_areas.opportunities}); won ${told(measured.won)} that closed, by referral ${told(measured.won_by_referral)}, by telephone ${told(measured.won_by_telephone)}`
  ]
}
