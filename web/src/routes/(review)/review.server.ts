import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import type { BuildDescription } from '#lib/server/queries.ts'
import { coarsest } from '#lib/server/shell.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import type { View } from '#lib/view/view.ts'
import { bridgeTitle } from './bridge-title.ts'
import type { BridgeName } from './bridge.ts'
import { loadBridge } from './bridge.server.ts'
import { askBreakdowns, loadBreakdown, type AskedBreakdown } from './breakdowns.server.ts'
import { loadFlow } from './flow.server.ts'
import { writeHeadline } from './headline.ts'
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
  const figure = loadBridge(bridge, question)
  const flow = loadFlow(question)
  const lead = Promise.all([
    askMovers(question, breakdowns),
    figureOf('net-sales'),
    figureOf('gross-sales'),
    figureOf('orders')
  ]).then(([movers, sales, ...others]) => ({
    ...writeHeadline({
      language,
      currency,
      view,
      sales,
      breakdowns: movers === null ? [] : [movers],
      dataTo
    }),
    isNothing: [sales, ...others].every(({ value }) => !value)
  }))

  return {
    materialityRate: question.limits.materialityRate,
    dataTo,
    lead: await soon(lead),
    tiles: await Promise.all(
      tiles.map(async ({ figure, ...tile }) => ({
        ...tile,
        figure: await soon(figure),
        trend: tile.place === 'tile' ? await soon(loadTrend(tile.kpi, question)) : null
      }))
    ),
    bridge: await soon(
      figure.then((found) => found && { ...found, title: bridgeTitle(found, { language, currency }) })
    ),
    flow: await soon(flow),
    breakdowns: await Promise.all(
      breakdowns.map(async ({ figure, foot, ...breakdown }) => ({
        ...breakdown,
        figure: await soon(
          figure.then((found) => ({
            ...found,
            title: (breakdown.dimension === 'tier' ? holderTitle : breakdownTitle)(found, language)
          }))
        ),
        foot: foot && (await soon(foot))
      }))
    )
  }

  async function figureOf(kpi: string) {
    const tile = tiles.find((each) => each.kpi === kpi)
    if (tile === undefined) throw new Error(`the review has no ${kpi}`)
    return tile.figure
  }
}

/** The parts of net sales that say who moved: areas or, where the viewer has chosen among these, categories. */
async function askMovers(
  question: ReviewQuestion,
  breakdowns: readonly AskedBreakdown[]
): Promise<Breakdown | null> {
  const { answers, view } = question
  const areas = await coarsest(answers, 'region')
  const shown = breakdowns.find(({ kpi, dimension }) => kpi === 'net-sales' && dimension === areas?.name)
  if (shown !== undefined && view.filters[shown.dimension] === undefined) return shown.figure
  const dimension = await coarsest(answers, 'product')
  if (dimension === undefined || view.filters[dimension.name] !== undefined) return null
  return loadBreakdown(question, { kpi: 'net-sales', dimension, members: 0 })
}
