import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { readView } from '#lib/server/view.ts'
import { comparisonLabel } from '#lib/ui/comparison-label.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Answers } from '#lib/server/answers.ts'
import type { BuildDescription } from '#lib/server/queries.ts'
import { isNamed } from '#lib/view/view.ts'
import { loadBeside, measureOf, missionOf } from './beside.server.ts'
import { loadConcentration } from './concentration.server.ts'
import { writeHeadline } from './headline.ts'
import { messages } from './messages.ts'
import type { Parts } from './parts.ts'
import { loadCustomers, loadParts } from './parts.server.ts'
import { loadPivot } from './pivot.server.ts'
import { loadPlace, loadTrail } from './place.server.ts'
import { ownParameters, readQuestion, type Question } from './question.server.ts'
import { loadTrend } from './trend.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const asked = await readView(url.searchParams, answers, ownParameters)
  const question = await readQuestion(asked, answers, locals.language)
  const about = await answers.describe()
  const { view, show } = question
  const frame = { view, build: answers.build, company: about.company }
  const months = about.months.map(({ month }) => month)
  if ('month' in question.period && !months.includes(question.period.month))
    return { ...frame, composition: null }
  const soon = startBlink({ ms: blinkMs })
  const table = await loadTable(answers, question, about)
  const rest =
    show === 'pivot'
      ? { pivot: await soon(() => loadPivot(answers, question)), ...nothingElse }
      : { pivot: null, ...(await loadRest(question, { answers, parts: table.parts, soon })) }
  return { ...frame, composition: { ...table, ...rest } }
}

/** The table comes first: what is not there soon after it follows the page. */
const blinkMs = 25

const nothingElse = { customers: null, trend: null, beside: null, concentration: null }

/** What the page is about: it waits for no other figure. */
async function loadTable(answers: Answers, question: Question, about: BuildDescription) {
  const { view, measure, by, columns, show, sort, search, page, language } = question
  const [parts, trail, place, mission] = await Promise.all([
    loadParts(answers, question),
    loadTrail(answers, question),
    loadPlace(answers, question, by.name),
    missionOf(answers, question)
  ])
  const shown = measureOf(measure.name, language)
  const t = translator(messages, language)
  return {
    measure: shown,
    by: by.name,
    columns: columns.name,
    show,
    sort,
    search,
    page,
    parts,
    trail,
    place,
    mission,
    materialityRate: Number(about.settings['materiality_rate']),
    fiscalStart: Number(about.settings['fiscal_year_start_month'] ?? 1),
    ...writeHeadline({
      language,
      currency: about.currency,
      place: place === '' ? '' : t('place', { place }),
      measure: shown,
      dimension: by.label[language],
      parts,
      base: baseOf(question),
      isTarget: view.compare === 'target'
    })
  }
}

/** What the period is compared with, as a sentence has it. */
function baseOf({ view, period, language }: Question): string {
  const { compare } = view
  if (!isNamed(compare)) return comparisonLabel(compare, language)
  const t = translator(messages, language)
  return t(compare === 'last-year' && 'month' in period ? 'base.last-year-month' : `base.${compare}`)
}

type Started = { answers: Answers; parts: Parts; soon: ReturnType<typeof startBlink> }

/** What stands around the table, asked after it in the order in which it is read: connections are few. */
async function loadRest(question: Question, { answers, parts, soon }: Started) {
  const { by, levels, show } = question
  const spreadBy = show !== 'pareto' && levels.some(({ name }) => name === 'customer') ? 'customer' : by.name
  const [customers, trend, beside, concentration] = await Promise.all([
    soon(() => loadCustomers(answers, question, parts)),
    soon(() => loadTrend(answers, question, parts)),
    soon(() => loadBeside(answers, question)),
    soon(() => loadConcentration(answers, question, spreadBy))
  ])
  return { customers, trend, beside, concentration }
}
