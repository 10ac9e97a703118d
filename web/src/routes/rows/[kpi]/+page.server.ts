import { requireAnswers } from '#lib/server/answers.ts'
import { askedOf, kpiNamed } from '#lib/server/asked.ts'
import { oneOf } from '#lib/server/one-of.ts'
import { rowLevels } from '#lib/server/queries.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { countedThing } from './counted-thing.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const { language } = locals
  const answers = requireAnswers(locals)
  const kpi = kpiNamed(params.kpi)
  const view = await readView(url.searchParams, answers, ['level', 'period', 'search', 'sort'])
  const thing = countedThing(kpi)
  const level = oneOf('level', view.own['level'] ?? (thing === 'lines' ? 'lines' : 'counted'), rowLevels)
  const asked = askedOf(view, kpi.name)
  const { sort, search = '' } = view.own
  const [about, figure, rows, chosen] = await Promise.all([
    answers.describe(),
    answers.kpi(asked),
    answers.rows({ ...asked, level, search, ...(sort !== undefined && { sort }), limit: firstRows }),
    chosenMembers(answers, view.filters, language)
  ])
  const method = kpi.alternatives.find(({ name }) => name === figure.definition)
  return {
    view,
    build: answers.build,
    company: about.company,
    kpi: {
      name: kpi.name,
      label: kpi.label[language],
      unit: kpi.unit,
      kind: kpi.kind,
      thing,
      definition: (method?.label ?? kpi.variant_label)[language],
      sentence: (method ?? kpi).definition[language],
      formula: (method ?? kpi).formula[language]
    },
    level,
    chosen,
    period: figure.period,
    window: figure.window,
    through: figure.through,
    figure: figure.total,
    rows
  }
}
