import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { Language } from '../language.ts'
import { parseRequest } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { readRows, setText } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { assessedMonth } from './assessed-months.ts'
import type { AssessedMonth } from './assessed-months.ts'
import { assessmentFormRequestSchema } from './assessment-request.ts'
import type { AssessmentFormRequest } from './assessment-request.ts'
import { basisText } from './basis.ts'
import { adviceSchema, readGrades } from './grades.ts'
import type { Advice, Grade } from './grades.ts'
import { missingOf, readIndicators } from './indicators.ts'
import type { IndicatorRow, Missing } from './indicators.ts'

/** One line of the form. */
export interface FormIndicator {
  readonly indicator: string
  readonly label: string
  readonly kind: 'measured' | 'entered'
  /** Of the config. */
  readonly weight: number
  /** Of this customer's counted indicators, scaled to sum to 100; null when it is not counted. */
  readonly counted_weight: number | null
  readonly score: number | null
  /** counted_weight × score ÷ 100; they sum to the score of the customer. */
  readonly points: number | null
  /** The figures that the score rests on, in words. */
  readonly basis: string | null
  readonly missing: Missing | null
  readonly absent_source: string | null
  /** The grade with its weight a tenth less, or more; null where it stays. */
  readonly grade_if_less: string | null
  readonly grade_if_more: string | null
}

/** The assessment of one customer at the end of a month. */
export interface AssessmentForm {
  readonly build: string
  readonly month: string
  readonly through: Day
  readonly customer_id: string
  readonly customer_name: string | null
  readonly owner: string | null
  readonly home_region: string | null
  readonly tier: string | null
  /** Null, as the grade and advice, where no indicator has a figure, or they had not bought by then. */
  readonly score: number | null
  readonly grade: string | null
  readonly advice: Advice | null
  /** Why the advice is not that of the grade. */
  readonly exception: string | null
  /** Of 100: the weight of the indicators that this customer has figures for. */
  readonly counted_weight: number | null
  readonly indicators: readonly FormIndicator[]
  readonly grades: readonly Grade[]
  /** The assessments up to this one, oldest first. */
  readonly history: readonly { readonly month: string; readonly score: number; readonly grade: string }[]
}

const customerRow = z.object({
  customer_key: z.number(),
  customer_id: z.string(),
  customer_name: z.string().nullable(),
  owner: z.string().nullable(),
  home_region: z.string().nullable(),
  tier: z.string().nullable(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  advice: adviceSchema.nullable(),
  exception: z.string().nullable(),
  counted_weight: z.number().nullable()
})

const scoreRow = z.object({
  position: z.number(),
  figure: z.number(),
  score: z.number(),
  less: z.string().nullable(),
  more: z.string().nullable()
})

const figuresRow = z.object({
  known_since: z.string(),
  net_amount: z.number(),
  base_net_amount: z.number().nullable(),
  gross_amount: z.number(),
  returned_amount: z.number(),
  costed_net_amount: z.number(),
  cost_amount: z.number(),
  answer_count: z.number(),
  contacts_asked: z.number().nullable(),
  contacts_met: z.number().nullable()
})

type Figures = z.output<typeof figuresRow>

/** What the sentence of a measure names besides the figure itself. */
const parts: Readonly<Record<string, (figures: Figures) => { part: number | null; whole: number | null }>> = {
  sales_trend: ({ net_amount, base_net_amount }) => ({ part: net_amount, whole: base_net_amount }),
  margin: ({ costed_net_amount, cost_amount }) => ({
    part: costed_net_amount - cost_amount,
    whole: costed_net_amount
  }),
  satisfaction: ({ answer_count }) => ({ part: null, whole: answer_count }),
  returns: ({ returned_amount, gross_amount }) => ({ part: returned_amount, whole: gross_amount }),
  contact_coverage: ({ contacts_met, contacts_asked }) => ({ part: contacts_met, whole: contacts_asked })
}

/**
 * The form of one customer, by their id or an alias.
 * @returns null when the build has no such customer, or the viewer may not see them: neither is told from the other.
 * @throws QueryError when a parameter does not fit, or nobody was assessed as early as that.
 */
export async function queryAssessmentForm(
  connection: DuckDBConnection,
  request: AssessmentFormRequest
): Promise<AssessmentForm | null> {
  const { id, month, language, scope } = parseRequest(assessmentFormRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const assessed = await assessedMonth(connection, month)
    const viewer = viewerScope(scope)
    await openScope(connection, viewer)
    await setText(connection, 'form_id', id)
    const visible = viewer.restricted
      ? 'and customers.customer_key in (select viewer_customers.customer_key from viewer_customers)'
      : ''
    const [found] = await readRows(connection, customerRow, customerSql(assessed, language, visible))
    if (found === undefined) return null
    const { customer_key: key, ...customer } = found
    const indicators = await readIndicators(connection, assessed, language)
    const scores = await readRows(connection, scoreRow, scoresSql(assessed, key))
    const [figures] = await readRows(connection, figuresRow, figuresSql(assessed, key))
    const { currency = 'CNY' } = await readSettings(connection)
    const counted = scores.reduce((sum, { position }) => sum + weightOf(indicators, position), 0)
    return {
      build: build.build,
      month: assessed.month,
      through: assessed.through,
      ...customer,
      indicators: indicators.map((indicator) =>
        lineOf(indicator, {
          score: scores.find(({ position }) => position === indicator.position),
          ...{ figures, counted, language, currency }
        })
      ),
      grades: await readGrades(connection, language),
      history: await readRows(connection, historyRow, historySql(assessed, key))
    }
  })
}

const weightOf = (indicators: readonly IndicatorRow[], position: number): number =>
  indicators.find((each) => each.position === position)?.weight ?? 0

function lineOf(
  indicator: IndicatorRow,
  {
    score,
    figures,
    counted,
    ...words
  }: {
    score: z.output<typeof scoreRow> | undefined
    figures: Figures | undefined
    /** Weight of all indicators with a score. */
    counted: number
    language: Language
    currency: string
  }
): FormIndicator {
  const { label, kind, weight, measure, unit, basis } = indicator
  const missing = score === undefined ? (missingOf(indicator) ?? 'figure') : null
  const counted_weight = score === undefined ? null : (weight * 100) / counted
  return {
    ...{ indicator: indicator.indicator, label, kind, weight, counted_weight, missing },
    absent_source: missing === 'source' ? indicator.absent_source : null,
    score: score?.score ?? null,
    points: score === undefined || counted_weight === null ? null : (counted_weight * score.score) / 100,
    basis:
      score === undefined || figures === undefined || measure === null || basis === null
        ? null
        : basisText(
            basis,
            { measure, unit: unit ?? 'count' },
            {
              figure: score.figure,
              ...(parts[measure]?.(figures) ?? { part: null, whole: null }),
              since: figures.known_since
            },
            words
          ),
    grade_if_less: score?.less ?? null,
    grade_if_more: score?.more ?? null
  }
}

const customerSql = (
  { first_day, until }: AssessedMonth,
  language: Language,
  visible: string
): string => `select
    customers.customer_key, customers.customer_id, customers.customer_name, customers.owner,
    home_regions.region_name as home_region,
    coalesce(tier_names.label_${language === 'en' ? 'en' : 'zh'}, tiers.tier) as tier,
    cast(assessments.score as double) as score, assessments.grade, assessments.advice,
    exceptions.reason_${language === 'en' ? 'en' : 'zh'} as exception,
    cast(assessments.counted_weight as double) as counted_weight
  from marts.customers as customers
  left join marts.regions as home_regions on home_regions.region_key = customers.home_region_key
  left join marts.customer_tiers as tiers on tiers.customer_key = customers.customer_key
    and tiers.valid_from <= date '${until}' and tiers.valid_to > date '${until}'
  left join marts.tiers as tier_names on tier_names.tier = tiers.tier
  left join marts.customer_assessments as assessments
    on assessments.customer_key = customers.customer_key and assessments.month = date '${first_day}'
  left join marts.assessment_exceptions as exceptions on exceptions.position = assessments.exception
  where customers.customer_key = coalesce(
    (select own.customer_key from marts.customers as own where own.customer_id = getvariable('form_id')),
    (select aliases.customer_key from marts.customer_aliases as aliases where aliases.alias_id = getvariable('form_id'))
  ) ${visible}`

const scoresSql = ({ first_day }: AssessedMonth, key: number): string => `select
    scores.position, scores.figure, cast(scores.score as double) as score,
    max(moves.grade) filter (moves.direction = 'less') as less,
    max(moves.grade) filter (moves.direction = 'more') as more
  from marts.assessment_scores as scores
  left join marts.assessment_moves as moves
    on moves.month = scores.month and moves.customer_key = scores.customer_key and moves.position = scores.position
  where scores.month = date '${first_day}' and scores.customer_key = ${key}
  group by all
  order by scores.position`

const figuresSql = ({ first_day }: AssessedMonth, key: number): string => `select
    cast(figures.known_since as varchar) as known_since,
    cast(figures.net_amount as double) as net_amount, cast(figures.base_net_amount as double) as base_net_amount,
    cast(figures.gross_amount as double) as gross_amount,
    cast(figures.returned_amount as double) as returned_amount,
    cast(figures.costed_net_amount as double) as costed_net_amount,
    cast(figures.cost_amount as double) as cost_amount, cast(figures.answer_count as double) as answer_count,
    cast(figures.contacts_asked as double) as contacts_asked, cast(figures.contacts_met as double) as contacts_met
  from marts.assessment_figures as figures
  where figures.month = date '${first_day}' and figures.customer_key = ${key}`

const historyRow = z.object({ month: z.string(), score: z.number(), grade: z.string() })

const historySql = ({ first_day }: AssessedMonth, key: number): string => `select
    strftime(assessments.month, '%Y-%m') as month, cast(assessments.score as double) as score, assessments.grade
  from marts.customer_assessments as assessments
  where assessments.customer_key = ${key} and assessments.month <= date '${first_day}'
  order by assessments.month`
