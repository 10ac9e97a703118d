import { setTimeout } from 'node:timers/promises'
import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { showMs, startBlink } from '#lib/server/blink.ts'
import { later } from '#lib/server/later.ts'
import type { BuildDescription } from '#lib/server/queries.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import type { View } from '#lib/view/view.ts'
import { bridgeTitle } from './bridge-title.ts'
import type { BridgeName } from './bridge.ts'
import { loadBridge } from './bridge.server.ts'
import { askBreakdowns } from './breakdowns.server.ts'
import { loadFlow } from './flow.server.ts'
import { askLead } from './lead.server.ts'
import { loadService } from './service.server.ts'
import { askTiles, loadTrend, type ReviewQuestion } from './tiles.server.ts'
import { breakdownTitle, holderTitle } from './titles.ts'

export type ReviewOptions = {
  answers: Answers
  about: BuildDescription
  view: View
  bridge: BridgeName
  /** Last day of data when the month is not over. */
  dataTo: string | null
  language: Language
  /** The viewer has a page already and goes on to another view of it. */
  isSwitch: boolean
}

/**
 * All that the review shows of one month. The figures are mostly looked up, and come with the page; what must be counted
 * is asked when they are known, because connections are few, and follows: after a switch always, with a first page when
 * it takes longer than a blink.
 */
export async function loadReview({
  answers,
  about,
  view,
  bridge,
  dataTo,
  language,
  isSwitch
}: ReviewOptions) {
  const soon = startBlink()
  const { settings, currency } = about
  const question: ReviewQuestion = {
    answers,
    view,
    where: whereOf(view),
    language,
    settings,
    limits: {
      materialityRate: Number(settings['materiality_rate']),
      minimumN: Number(settings['minimum_n'])
    }
  }
  const tiles = await askTiles(question)
  const breakdowns = await askBreakdowns(question)
  const trends = tiles.map(({ kpi, place }) => (place === 'tile' ? later(loadTrend(kpi, question)) : null))
  const figures = [...tiles, ...breakdowns].map(({ figure }) => figure)
  const known = Promise.allSettled([...figures, ...trends]).then(async () => {
    if (isSwitch) await setTimeout(showMs)
  })
  const slow = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => later(known.then(ask))
  const follow = <Answer>(answer: Promise<Answer>) => (isSwitch ? { coming: answer } : soon(() => answer))

  const lead = askLead(question, { tiles, breakdowns, currency, dataTo, slow })
  const figure = slow(async () => {
    const found = await loadBridge(bridge, question)
    return found && { ...found, title: bridgeTitle(found, { language, currency }) }
  })
  const flow = slow(() => loadFlow(question))
  // No book holds them: they are counted when nothing else is waited for.
  const service = later(Promise.allSettled([lead.whole, figure, flow]).then(() => loadService(question)))

  return {
    materialityRate: question.limits.materialityRate,
    dataTo,
    lead: await soon(() => lead.first),
    whole: await follow(lead.whole),
    tiles: await Promise.all(
      tiles.map(async ({ figure: tile, ...place }, index) => {
        const trend = trends[index]
        return { ...place, figure: await soon(() => tile), trend: trend ? await soon(() => trend) : null }
      })
    ),
    bridge: await follow(figure),
    breakdowns: await Promise.all(
      breakdowns.map(async ({ figure: parts, foot, ...place }) => ({
        ...place,
        figure: await soon(() =>
          parts.then((found) => ({
            ...found,
            title: titleOf(found, language),
            compare: view.compare
          }))
        ),
        foot: foot && (await follow(slow(foot)))
      }))
    ),
    flow: await follow(flow),
    service: await follow(service)
  }
}

/** Tiers stand in an order of their own, of which the first matters; elsewhere it matters who won and who lost. */
function titleOf(parts: Breakdown, language: Language): string {
  return parts.dimension === 'tier' ? holderTitle(parts, language) : breakdownTitle(parts, language)
}
