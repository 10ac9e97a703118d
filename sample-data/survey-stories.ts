import { addDays } from './calendar.ts'
import type { Customer } from './customers.ts'
import { dayOf, isSale, netOf, rate, ratio, round, within } from './figures.ts'
import type { Line } from './orders.ts'
import { lastDay, leavers, surveyTiers } from './plan.ts'
import { isWithin } from './service-stories.ts'
import { lastYear } from './story-windows.ts'
import type { Invitation, Response } from './surveys.ts'

const followedDays = 90

/** Of those who answered the recommendation question: who bought in the 90 days after. */
export function measureLeavers(responses: readonly Response[], lines: readonly Line[]) {
  const days = new Map<Customer, Set<string>>()
  for (const line of lines) {
    if (line.customer === null || !isSale(line)) continue
    const known = days.get(line.customer)
    if (known) known.add(dayOf(line))
    else days.set(line.customer, new Set([dayOf(line)]))
  }
  const until = addDays(lastDay, -followedDays)
  const answers = responses.filter(
    ({ survey, customer, respondedAt }) =>
      survey === 'nps' && customer !== null && respondedAt.slice(0, 10) <= until
  )
  const measure = (belongs: (score: number) => boolean) => {
    const some = answers.filter(({ score }) => belongs(score))
    const again = some.filter(({ customer, respondedAt }) => {
      const day = respondedAt.slice(0, 10)
      const end = addDays(day, followedDays)
      return [...(days.get(customer!) ?? [])].some((later) => later > day && later <= end)
    })
    return rate(again.length, some.length)
  }
  return {
    planted: { without_purchase_for_days: leavers.withoutPurchaseForDays, mood: leavers.mood },
    measured: {
      answered_until: until,
      days: followedDays,
      detractors: measure((score) => score <= 6),
      passives: measure((score) => score === 7 || score === 8),
      promoters: measure((score) => score >= 9)
    }
  }
}

/** The last year's invitations and answers by tier, and the score as if all tiers had answered alike. */
export function measureSurveyTiers(
  invitations: readonly Invitation[],
  responses: readonly Response[],
  lines: readonly Line[]
) {
  const tierOf = tiersOfLastYear(lines)
  const answers = Map.groupBy(responses, ({ invitationId }) => invitationId)
  const sent = invitations.filter(({ survey, sentAt }) => survey === 'nps' && isWithin(sentAt, lastYear))
  const names = ['strategic', 'key', 'regular', 'none'] as const
  const tiers = names.map((tier) => {
    const own = sent.filter(({ customer }) => (tierOf.get(customer) ?? 'none') === tier)
    const scores = own.flatMap(({ id }) => answers.get(id) ?? []).map(({ score }) => score)
    return { tier, answered: rate(scores.length, own.length), nps: npsOf(scores), own, scores }
  })
  const all = tiers.flatMap(({ scores }) => scores)
  const asIfAll = tiers.reduce((sum, { nps, own }) => sum + (nps ?? 0) * own.length, 0) / sent.length
  return {
    planted: surveyTiers,
    measured: {
      ...lastYear,
      tiers: tiers.map(({ tier, answered, nps }) => ({ tier, answered, nps })),
      answered: rate(all.length, sent.length),
      nps: npsOf(all),
      nps_as_if_all_had_answered: round(asIfAll, 1)
    }
  }
}

/** By net sales of the last year: the fewest customers that make half of them, then 80 %. */
export function tiersOfLastYear(lines: readonly Line[]): Map<Customer, 'strategic' | 'key' | 'regular'> {
  const net = new Map<Customer, number>()
  for (const line of within(lines, lastYear)) {
    if (line.customer !== null) net.set(line.customer, (net.get(line.customer) ?? 0) + netOf(line))
  }
  const ranked = [...net].filter(([, value]) => value > 0).sort(([, one], [, other]) => other - one)
  const total = ranked.reduce((sum, [, value]) => sum + value, 0)
  let before = 0
  return new Map(
    ranked.map(([customer, value]) => {
      const share = before / total
      before += value
      return [customer, share < 0.5 ? 'strategic' : share < 0.8 ? 'key' : 'regular']
    })
  )
}

/** Promoters less detractors, in points of 100; null where nobody answered. */
function npsOf(scores: readonly number[]): number | null {
  if (scores.length === 0) return null
  const promoters = scores.filter((score) => score >= 9).length
  const detractors = scores.filter((score) => score <= 6).length
  return round(100 * ratio(promoters - detractors, scores.length), 2)
}
