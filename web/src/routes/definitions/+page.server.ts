import { requireAnswers, type Answers } from '#lib/server/answers.ts'
import { later } from '#lib/server/later.ts'
import { kpis, QueryError } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { View } from '#lib/view/view.ts'
import { readThresholds } from './entries.server.ts'
import type { Figure } from './entry.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['search'])
  const [about, dimensions, classRules] = await Promise.all([
    answers.describe(),
    answers.dimensions(),
    answers.classRules()
  ])
  const hasMonth = about.months.some(({ month }) => month === view.month)
  return {
    view,
    build: answers.build,
    company: about.company,
    thresholds: readThresholds(about.settings),
    dimensions: dimensions.map(({ label, attribute_of }) => ({
      label: label[locals.language],
      attributeOf: attribute_of
    })),
    classes: classRules.map(({ family, of, label, classes }) => ({
      family,
      id: of === '' ? family : `${family}-${of}`,
      label: label[locals.language],
      rows: classes.map(({ name, label: called, rule }) => ({
        name,
        label: called[locals.language],
        rule: rule[locals.language]
      }))
    })),
    // Definitions can be read while the figures are still on their way.
    figures: hasMonth ? later(figuresOf(answers, view)) : Promise.resolve<Record<string, Figure>>({})
  }
}

/** Every KPI over the month and filters of the view, as the definition chosen there counts it. */
async function figuresOf(answers: Answers, view: View): Promise<Record<string, Figure>> {
  const where = whereOf(view)
  const figures = await Promise.all(
    kpis.map(async ({ name }) => {
      const definition = view.definitions[name]
      const asked = answers.kpi({
        kpi: name,
        period: { month: view.month },
        where,
        ...(definition !== undefined && { definition })
      })
      const answer = await asked.catch(noFigure)
      if (answer === null) return []
      const { value, numerator, denominator } = answer.total
      return [[name, { value, numerator, denominator }] as const]
    })
  )
  return Object.fromEntries(figures.flat())
}

/** Where a source of its rows is missing, or a filter is none of theirs, a KPI is defined but has no figure. */
function noFigure(problem: unknown): null {
  if (problem instanceof QueryError) return null
  throw problem
}
