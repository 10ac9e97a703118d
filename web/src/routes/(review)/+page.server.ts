import { requireAnswers, type Answers } from '#lib/server/answers.ts'
import { coarsest } from '#lib/server/shell.ts'
import { readView } from '#lib/server/view.ts'
import type { Language } from '#lib/i18n/language.ts'
import type { BuildDescription } from '#lib/server/queries.ts'
import type { View } from '#lib/view/view.ts'
import { loadBreakdown } from './breakdowns.server.ts'
import { writeHeadline } from './headline.ts'
import { loadTiles } from './tiles.server.ts'
import { breakdownTitle, trendTitle } from './titles.ts'
import { loadTrend } from './trend.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals.answers)
  const view = await readView(url.searchParams, answers)
  const about = await answers.describe()
  const frame = { view, build: answers.build, company: about.company }
  const month = about.months.find((candidate) => candidate.month === view.month)
  if (month === undefined) return { ...frame, review: null }
  const dataTo = month.is_complete ? null : about.as_of
  return { ...frame, review: await loadReview({ answers, about, view, dataTo, language: locals.language }) }
}

type ReviewOptions = {
  answers: Answers
  about: BuildDescription
  view: View
  /** Last day of data when the month is not over. */
  dataTo: string | null
  language: Language
}

async function loadReview({ answers, about, view, dataTo, language }: ReviewOptions) {
  const where = Object.entries(view.filters).map(([dimension, values]) => ({
    dimension,
    values: [...values]
  }))
  const limits = {
    materialityRate: Number(about.settings['materiality_rate']),
    minimumN: Number(about.settings['minimum_n'])
  }
  const breakdown = async (leaf: string) =>
    loadBreakdown({ answers, view, where, language, dimension: await coarsest(answers, leaf) })

  const [tiles, areas, categories, trend, files, rejects] = await Promise.all([
    loadTiles({ answers, view, where, language, limits, settings: about.settings }),
    breakdown('region'),
    breakdown('product'),
    loadTrend({ answers, month: view.month, months: about.months, where }),
    answers.sources(),
    answers.rejects()
  ])
  const breakdowns = [areas, categories].filter((each) => each !== null)
  const sales = tiles.find(({ kpi }) => kpi === 'net-sales')
  return {
    ...(sales && writeHeadline({ language, currency: about.currency, view, sales, breakdowns, dataTo })),
    materialityRate: limits.materialityRate,
    dataTo,
    tiles,
    breakdowns: breakdowns.map((each) => ({ ...each, title: breakdownTitle(each, language) })),
    trend: { title: trendTitle(trend, language), months: trend },
    sources: { files, rejects }
  }
}
