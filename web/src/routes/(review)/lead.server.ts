import { later } from '#lib/server/later.ts'
import { coarsest } from '#lib/server/shell.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import type { Tile } from '#lib/ui/tile.ts'
import { findMovedRatio } from './alarm.ts'
import { bridgeNames, isRatio, type BridgeFigure } from './bridge.ts'
import { loadBridge } from './bridge.server.ts'
import { loadBreakdown, type AskedBreakdown } from './breakdowns.server.ts'
import { writeHeadline, type HeadlineOptions } from './headline.ts'
import { writeSubLine } from './sub-line.ts'
import type { AskedTile, ReviewQuestion } from './tiles.server.ts'

/** The two lines over the figures, and whether there is anything below them. */
export type Lead = { headline: string; sub: string; isNothing: boolean }

export type LeadOptions = {
  tiles: readonly AskedTile[]
  breakdowns: readonly AskedBreakdown[]
  /** Asks for what must be counted once all that is looked up is known. */
  slow: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>
} & Pick<HeadlineOptions, 'currency' | 'dataTo'>

/** The words of the month as the figures tell them, and the whole with why a ratio moved. */
export function askLead(
  question: ReviewQuestion,
  { tiles, breakdowns, currency, dataTo, slow }: LeadOptions
): { first: Promise<Lead>; whole: Promise<Lead> } {
  const { language, view } = question
  const movers = askMovers(question, breakdowns)
  const sold = Promise.all(['net-sales', 'gross-sales', 'orders'].map(figureOf))
  const argued = Promise.all(tiles.filter(({ place }) => place === 'tile').map(({ figure }) => figure))
  const known = later(Promise.all([sold, movers, argued]))
  const first = known.then(([figures, parts, all]) =>
    write(figures, { movers: parts, tiles: all, ratio: null })
  )
  const whole = slow(async () => {
    const [figures, parts, all] = await known
    return write(figures, { movers: parts, tiles: all, ratio: await askMovedRatio(all, question) })
  })
  return { first: later(first), whole }

  function write(
    [sales, ...others]: readonly Tile[],
    known: Pick<HeadlineOptions, 'movers' | 'tiles' | 'ratio'>
  ): Lead {
    if (sales === undefined) throw new Error('the review has no net sales')
    const options = { ...known, sales, language, currency, view, dataTo }
    return {
      headline: writeHeadline(options),
      sub: writeSubLine(options),
      isNothing: [sales, ...others].every(({ value }) => !value)
    }
  }

  async function figureOf(kpi: string): Promise<Tile> {
    const tile = tiles.find((each) => each.kpi === kpi)
    if (tile === undefined) throw new Error(`the review has no ${kpi}`)
    return tile.figure
  }
}

/** The bridge of the ratio that moved beyond chance, against a period: targets have no parts. */
async function askMovedRatio(
  figures: readonly Tile[],
  question: ReviewQuestion
): Promise<BridgeFigure | null> {
  const ratios = bridgeNames.filter(isRatio)
  const moved = findMovedRatio(figures, { compare: question.view.compare, among: ratios })
  const name = ratios.find((each) => each === moved)
  const bridge = name === undefined ? null : await loadBridge(name, question)
  return bridge?.isAsked === true ? bridge : null
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
