import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { later } from '#lib/server/later.ts'
import type { BuildDescription } from '#lib/server/queries.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import type { View } from '#lib/view/view.ts'
import { bridgeTitle } from './bridge-title.ts'
import type { BridgeName } from './bridge.ts'
import { loadBridge } from './bridge.server.ts'
import { askBreakdowns } from './breakdowns.server.ts'
import { loadFlow } from './flow.server.ts'
import { askLead } from './lead.server.ts'
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
}

/**
 * All that the review shows of one month. What is answered within a blink comes with the page, the rest follows it;
 * questions are asked in the order in which the places are read, because connections are few.
 */
export async function loadReview({ answers, about, view, bridge, dataTo, language }: ReviewOptions) {
  const soon = startBlink()
  const { settings, currency } = about
  const question: ReviewQuestion = {
    answers,
    view,
    where: Object.entries(view.filters).map(([dimension, values]) => ({ dimension, values: [...values] })),
    language,
    settings,
    limits: {
      materialityRate: Number(settings['materiality_rate']),
      minimumN: Number(settings['minimum_n'])
    }
  }
  const tiles = await askTiles(question)
  const breakdowns = await askBreakdowns(question)
  const lead = askLead(question, { tiles, breakdowns, currency, dataTo })
  const figure = loadBridge(bridge, question).then(
    (found) => found && { ...found, title: bridgeTitle(found, { language, currency }) }
  )
  const trends = tiles.map(({ kpi, place }) => (place === 'tile' ? later(loadTrend(kpi, question)) : null))
  const flow = later(loadFlow(question))

  return {
    materialityRate: question.limits.materialityRate,
    dataTo,
    lead: await soon(lead.first),
    whole: await soon(lead.whole),
    tiles: await Promise.all(
      tiles.map(async ({ figure: tile, ...place }, index) => {
        const trend = trends[index]
        return { ...place, figure: await soon(tile), trend: trend ? await soon(trend) : null }
      })
    ),
    bridge: await soon(figure),
    breakdowns: await Promise.all(
      breakdowns.map(async ({ figure: parts, foot, ...place }) => ({
        ...place,
        figure: await soon(parts.then((found) => ({ ...found, title: titleOf(found, language) }))),
        foot: foot && (await soon(foot))
      }))
    ),
    flow: await soon(flow)
  }
}

/** Tiers stand in an order of their own, of which the first matters; elsewhere it matters who won and who lost. */
function titleOf(parts: Breakdown, language: Language): string {
  return parts.dimension === 'tier' ? holderTitle(parts, language) : breakdownTitle(parts, language)
}
