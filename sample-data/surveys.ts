import { addDays, monthsBetween } from './calendar.ts'
import { momentOf, momentText, workdayFrom, workingMinute } from './clock.ts'
import type { Complaint } from './complaints.ts'
import type { Customer } from './customers.ts'
import { bought, type Histories, type History, isLeaving } from './histories.ts'
import type { Line } from './orders.ts'
import * as plan from './plan.ts'
import { createRandom, createWheel, type Random } from './random.ts'
import { drawComment, type Verdict } from './survey-comments.ts'

export type SurveyName = 'csat' | 'nps' | 'ces'
export type Invitation = { id: string; customer: Customer; sentAt: string; survey: SurveyName }
export type Response = {
  id: string
  customer: Customer | null
  /** YYYY-MM-DD HH:MM */
  respondedAt: string
  survey: SurveyName
  score: number
  invitationId: string
  touchpoint: string
  comment: string
}
export type Surveys = { invitations: readonly Invitation[]; responses: readonly Response[] }

/** Invitations a month; those after a complaint come on top. */
const monthly: Readonly<Record<SurveyName, number>> = { nps: 118, csat: 84, ces: 42 }
const complaintsAsked = 0.6
/** Answers to the codes that hang in the shops: nobody invited, and half of them leave no number. */
const shopAnswersPerMonth = 9

/** How a mood of mean 0 becomes a score: the lowest and highest score, the score of mood 0, and the step per unit. */
export const scales: Readonly<
  Record<SurveyName, { min: number; max: number; middle: number; step: number }>
> = {
  nps: { min: 0, max: 10, middle: 8.35, step: 1.75 },
  csat: { min: 1, max: 5, middle: 4.15, step: 0.9 },
  ces: { min: 1, max: 7, middle: 5.6, step: 1.35 }
}

type Asked = { history: History; sentOn: string; survey: SurveyName; touchpoint: string; mood: number }

/** Invitations and answers in the order of time. */
export function buildSurveys(options: {
  histories: Histories
  complaints: readonly Complaint[]
  lines: readonly Line[]
  seed: string
}): Surveys {
  const asked = [...askEachMonth(options), ...askAfterComplaints(options)]
  asked.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const invitations: Invitation[] = []
  const responses: Omit<Response, 'id'>[] = []
  asked.forEach((one, index) => {
    const { customer } = one.history
    const id = `YQ${String(index + 1).padStart(5, '0')}`
    const random = createRandom(`${options.seed}/survey/${keyOf(one)}`)
    const sent = momentOf(one.sentOn, workingMinute(random))
    invitations.push({ id, customer, sentAt: momentText(sent), survey: one.survey })
    const tier = options.histories.tierOn(one.history, one.sentOn)
    const likely = plan.surveyTiers[tier === 'lapsed' ? 'regular' : tier].answers
    // Answers come within hours or days, three of four within two.
    const respondedAt = momentText(sent + Math.round(4000 * random.next() ** 3) + random.integer(6, 240))
    if (!random.chance(likely) || respondedAt.slice(0, 10) > plan.lastDay) return
    responses.push({
      ...answerOf(one, tier, random),
      customer,
      respondedAt,
      invitationId: id
    })
  })
  responses.push(...answersInShops(options.lines, options.seed))
  responses.sort((one, other) =>
    one.respondedAt + one.invitationId < other.respondedAt + other.invitationId ? -1 : 1
  )
  return {
    invitations: invitations.sort((one, other) => (one.sentAt + one.id < other.sentAt + other.id ? -1 : 1)),
    responses: responses.map((response, index) => ({
      id: `DJ${String(index + 1).padStart(5, '0')}`,
      ...response
    }))
  }
}

function keyOf({ history, sentOn, survey, touchpoint }: Asked): string {
  return `${sentOn}/${history.customer.id}/${survey}/${touchpoint}`
}

/** Who has bought lately, larger ones more often, nobody twice in a month. */
function askEachMonth({ histories, seed }: { histories: Histories; seed: string }): Asked[] {
  return monthsBetween(plan.firstDay.slice(0, 7), plan.lastDay.slice(0, 7)).flatMap((month) => {
    const random = createRandom(`${seed}/survey/${month}`)
    const opening = `${month}-01`
    const since = addDays(opening, -100)
    const known = histories.all.filter((history) => bought(history, since, addDays(opening, 8)))
    const wheel = createWheel(known, (history) => {
      const tier = histories.tierOn(history, opening)
      return tier === 'strategic' ? 2.4 : tier === 'key' ? 1.6 : 1
    })
    const taken = new Set<History>()
    return (Object.keys(monthly) as SurveyName[]).flatMap((survey) =>
      Array.from({ length: monthly[survey] }, (): Asked => {
        let history = wheel.draw(random)
        while (taken.has(history)) history = wheel.draw(random)
        taken.add(history)
        const sentOn = workdayFrom(addDays(opening, random.integer(8, 25)))
        return { history, sentOn, survey, touchpoint: touchpointOf(survey, random), mood: 0 }
      }).filter(({ sentOn }) => sentOn <= plan.lastDay)
    )
  })
}

function touchpointOf(survey: SurveyName, random: Random): string {
  if (survey === 'nps') return '关系调研'
  if (survey === 'csat') return random.pick(['送货交付', '送货交付', '送货交付', '客户经理拜访', '客服热线'])
  return random.pick(['线上下单', '线上下单', '客服热线', '退换货'])
}

/** The day after a complaint was solved; slow answers and solutions are felt. */
function askAfterComplaints({
  histories,
  complaints,
  seed
}: {
  histories: Histories
  complaints: readonly Complaint[]
  seed: string
}): Asked[] {
  return complaints.flatMap((complaint): Asked[] => {
    const random = createRandom(`${seed}/survey/${complaint.id}`)
    if (complaint.customer === null || complaint.resolvedAt === '' || !random.chance(complaintsAsked))
      return []
    const sentOn = workdayFrom(addDays(complaint.resolvedAt.slice(0, 10), 1))
    if (sentOn > plan.lastDay) return []
    const waited = (Date.parse(complaint.firstResponseAt) - Date.parse(complaint.openedAt)) / 60_000
    const mood = -0.35 - (waited > plan.slowResponses.limitMinutes ? 0.6 : 0)
    return [
      { history: histories.of(complaint.customer), sentOn, survey: 'csat', touchpoint: '投诉处理', mood }
    ]
  })
}

function answerOf(
  { history, survey, sentOn, touchpoint, mood }: Asked,
  tier: ReturnType<Histories['tierOn']>,
  random: Random
): Pick<Response, 'survey' | 'score' | 'touchpoint' | 'comment'> {
  const { customer } = history
  const usual = createRandom(`mood/${customer.id}`).normal() * 0.55
  const area = customer.home.province.area.name
  const served = area === plan.initiative.area && sentOn >= plan.initiative.from ? 0.3 : 0
  const left = area === plan.slowResponses.area && sentOn >= plan.slowResponses.from ? -0.3 : 0
  const leaving = isLeaving(history, sentOn) ? plan.leavers.mood : 0
  const feeling =
    usual +
    mood +
    served +
    left +
    leaving +
    plan.surveyTiers[tier === 'lapsed' ? 'regular' : tier].mood +
    0.75 * random.normal()
  const { min, max, middle, step } = scales[survey]
  const score = Math.min(max, Math.max(min, Math.round(middle + step * feeling)))
  return { survey, score, touchpoint, comment: commentOn(survey, score, touchpoint, random) }
}

function commentOn(survey: SurveyName, score: number, touchpoint: string, random: Random): string {
  const verdict = verdictOf(survey, score)
  if (!random.chance(verdict === 'bad' ? 0.62 : verdict === 'middling' ? 0.3 : 0.24)) return ''
  return drawComment(
    verdict,
    random,
    touchpoint === '投诉处理' ? '服务' : touchpoint === '送货交付' ? '物流' : undefined
  )
}

function verdictOf(survey: SurveyName, score: number): Verdict {
  const [bad, good] = survey === 'nps' ? [6, 9] : survey === 'csat' ? [2, 4] : [3, 5]
  return score <= bad ? 'bad' : score >= good ? 'good' : 'middling'
}

/** Counter sales of a day, some of whose buyers leave an answer. */
function answersInShops(lines: readonly Line[], seed: string): Omit<Response, 'id'>[] {
  const inShops = lines.filter(({ channel, kind }) => channel === '门店' && kind === 'sale')
  const share =
    (shopAnswersPerMonth * monthsBetween(plan.firstDay.slice(0, 7), plan.lastDay.slice(0, 7)).length) /
    inShops.length
  return inShops.flatMap((line) => {
    const random = createRandom(
      `${seed}/shop-answer/${line.orderedAt}/${line.customer?.id}/${line.product.id}`
    )
    if (!random.chance(share)) return []
    const { min, max, middle, step } = scales.csat
    const score = Math.min(max, Math.max(min, Math.round(middle + 0.1 + step * random.normal())))
    return [
      {
        customer: random.chance(0.5) ? line.customer : null,
        respondedAt: line.orderedAt,
        survey: 'csat' as const,
        score,
        invitationId: '',
        touchpoint: '门店',
        comment: commentOn('csat', score, '门店', random)
      }
    ]
  })
}
