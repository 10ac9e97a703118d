import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { readAssessedMonths } from './assessed-months.ts'
import type { AssessedMonth } from './assessed-months.ts'
import { binWidth, headOf, openAssessment, readCounts, sumOf } from './assessment-head.ts'
import type { AssessmentHead, NamedIndicator } from './assessment-head.ts'
import { assessmentRequestSchema } from './assessment-request.ts'
import type { AssessmentRequest } from './assessment-request.ts'
import { readGrades } from './grades.ts'
import type { Grade } from './grades.ts'
import { missingOf, readIndicators } from './indicators.ts'
import type { IndicatorRow } from './indicators.ts'

/** Customers with a grade, and what they bought in the twelve months. */
export interface GradeShare extends Grade {
  readonly customers: number
  readonly net_amount: number
}

/** An indicator with what its weight decides. */
export interface AssessedIndicator extends NamedIndicator {
  readonly position: number
  readonly kind: 'measured' | 'entered'
  readonly measure: string | null
  /** Of the config; all weights sum to 100. */
  readonly weight: number
  /** Of those counted, scaled to sum to 100; null when it is not counted. */
  readonly counted_weight: number | null
  readonly absent_source: string | null
  /** With a figure, of those asked about. */
  readonly customers: number
  readonly mean_score: number | null
  /** Whose grade is another one when the weight is a tenth less, or more, and the others are rescaled to sum to 100. */
  readonly moved_by_less: number
  readonly moved_by_more: number
  readonly moved: number
}

export const memberDimensions = ['tier', 'area', 'owner'] as const

export type MemberDimension = (typeof memberDimensions)[number]

/** The grades of the customers of a tier, area or owner. */
export interface AssessedMember {
  readonly by: MemberDimension
  /** Null for customers without one. */
  readonly key: string | null
  readonly label: string | null
  readonly customers: number
  readonly mean_score: number
  /** Customers by grade, in the order of the grades. */
  readonly grades: readonly number[]
}

/** Customers with scores of at least `from` and below `below`; 100 is in the last. */
export interface ScoreBin {
  readonly from: number
  readonly below: number
  readonly customers: number
}

export interface AssessmentOverview extends AssessmentHead {
  /** All that are assessed, oldest first. */
  readonly months: readonly string[]
  /** Means of fewer customers say little. */
  readonly minimum_n: number
  readonly median_score: number | null
  readonly grades: readonly GradeShare[]
  readonly bins: readonly ScoreBin[]
  readonly indicators: readonly AssessedIndicator[]
  /** Whose grade any one of the moves changes. */
  readonly moved: number
  /** The largest of each dimension. */
  readonly members: readonly AssessedMember[]
}

/** Shown of each dimension. */
const mostMembers = 20

const medianRow = z.object({ median: z.number().nullable() })
const scoreRow = z.object({ position: z.number(), customers: z.number(), score: z.number() })
const moveRow = z.object({
  position: z.number().nullable(),
  less: z.number(),
  more: z.number(),
  customers: z.number()
})
const memberRow = z.object({
  by: z.enum(memberDimensions),
  key: z.string().nullable(),
  label: z.string().nullable(),
  grade: z.string(),
  customers: z.number(),
  score: z.number(),
  total: z.number()
})

/**
 * How the customers asked about are assessed at the end of a month: scores, grades, advice, by tier, area and owner, and
 * how much hangs on each weight.
 * @throws QueryError when a parameter does not fit, or nobody was assessed as early as that.
 */
export async function queryAssessment(
  connection: DuckDBConnection,
  request: AssessmentRequest
): Promise<AssessmentOverview> {
  const parsed = parseRequest(assessmentRequestSchema, request)
  return openAssessment(connection, parsed, async (open) => {
    const { assessed, among } = open
    const suffix = parsed.language === 'en' ? 'en' : 'zh'
    const counts = await readCounts(open)
    const head = await headOf(open, counts)
    const [median] = await readRows(connection, medianRow, medianSql(assessed, among))
    const scores = await readRows(connection, scoreRow, scoresSql(assessed, among))
    const moves = await readRows(connection, moveRow, movesSql(assessed, among))
    const members = await readRows(connection, memberRow, membersSql(assessed, among, suffix))
    const indicators = await readIndicators(connection, assessed, parsed.language)
    const grades = await readGrades(connection, parsed.language)
    return {
      ...head,
      months: await readAssessedMonths(connection),
      minimum_n: Number((await readSettings(connection))['minimum_n'] ?? 0),
      median_score: median?.median ?? null,
      grades: grades.map((grade) => {
        const own = counts.filter((row) => row.grade === grade.grade)
        return {
          ...grade,
          customers: sumOf(own, (row) => row.customers),
          net_amount: sumOf(own, (row) => row.net_amount)
        }
      }),
      bins: Array.from({ length: 100 / binWidth }, (_, bin) => ({
        from: bin * binWidth,
        below: (bin + 1) * binWidth,
        customers: sumOf(counts, (row) => (row.bin === bin ? row.customers : 0))
      })),
      indicators: indicators.map((indicator) => indicatorOf(indicator, scores, moves)),
      moved: moves.find(({ position }) => position === null)?.customers ?? 0,
      members: membersOf(members, grades)
    }
  })
}

function indicatorOf(
  row: IndicatorRow,
  scores: readonly z.output<typeof scoreRow>[],
  moves: readonly z.output<typeof moveRow>[]
): AssessedIndicator {
  const { position, indicator, label, kind, measure, weight, counted_weight } = row
  const scored = scores.find((each) => each.position === position)
  const moved = moves.find((each) => each.position === position)
  return {
    ...{ position, indicator, label, kind, measure, weight, counted_weight },
    absent_source: missingOf(row) === 'source' ? row.absent_source : null,
    missing: missingOf(row),
    customers: scored?.customers ?? 0,
    mean_score: scored === undefined ? null : scored.score / scored.customers,
    moved_by_less: moved?.less ?? 0,
    moved_by_more: moved?.more ?? 0,
    moved: moved?.customers ?? 0
  }
}

function membersOf(rows: readonly z.output<typeof memberRow>[], grades: readonly Grade[]): AssessedMember[] {
  const groups = Map.groupBy(rows, ({ by, key }) => `${by} ${key === null ? '' : `=${key}`}`)
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const customers = sumOf(own, (row) => row.customers)
    return {
      by: first.by,
      key: first.key,
      label: first.label,
      customers,
      mean_score: sumOf(own, ({ score }) => score) / customers,
      grades: grades.map(({ grade }) => own.find((row) => row.grade === grade)?.customers ?? 0)
    }
  })
}

const medianSql = ({ first_day }: AssessedMonth, among: string): string => `select
    cast(median(rows.score) as double) as median
  from marts.customer_assessments as rows
  where rows.month = date '${first_day}' ${among}`

const scoresSql = ({ first_day }: AssessedMonth, among: string): string => `select
    rows.position,
    cast(count(*) as double) as customers,
    cast(sum(rows.score) as double) as score
  from marts.assessment_scores as rows
  where rows.month = date '${first_day}' ${among}
  group by rows.position`

/** Of each indicator, and of all of them. */
const movesSql = ({ first_day }: AssessedMonth, among: string): string => `select
    rows.position,
    cast(count(*) filter (rows.direction = 'less') as double) as less,
    cast(count(*) filter (rows.direction = 'more') as double) as more,
    cast(count(distinct rows.customer_key) as double) as customers
  from marts.assessment_moves as rows
  where rows.month = date '${first_day}' ${among}
  group by grouping sets ((rows.position), ())`

/** The names are looked up for the groups, not for the customers. */
const membersSql = ({ first_day, until }: AssessedMonth, among: string, suffix: 'en' | 'zh'): string => `
  with graded as materialized (
    select
      rows.grade,
      rows.score,
      customers.owner,
      home_regions.level_1_id as area,
      tiers.tier
    from marts.customer_assessments as rows
    inner join marts.customers as customers on customers.customer_key = rows.customer_key
    left join marts.regions as home_regions on home_regions.region_key = customers.home_region_key
    left join marts.customer_tiers as tiers on tiers.customer_key = rows.customer_key
      and tiers.valid_from <= date '${until}' and tiers.valid_to > date '${until}'
    where rows.month = date '${first_day}' ${among}
  ),
  counted as (
    select
      case grouping_id(graded.tier, graded.area, graded.owner) when 3 then 'tier' when 5 then 'area' else 'owner' end as by,
      coalesce(graded.tier, graded.area, graded.owner) as key,
      graded.grade,
      count(*) as customers,
      sum(graded.score) as score
    from graded
    group by grouping sets ((graded.tier, graded.grade), (graded.area, graded.grade), (graded.owner, graded.grade))
  ),
  placed as (
    select
      counted.*,
      sum(counted.customers) over (partition by counted.by, counted.key) as total
    from counted
  ),
  ranked as (
    select
      placed.*,
      dense_rank() over (partition by placed.by order by placed.total desc, placed.key nulls last) as place
    from placed
  )
  select
    ranked.by,
    ranked.key,
    case ranked.by
      when 'tier' then coalesce(tiers.label_${suffix}, ranked.key)
      when 'area' then coalesce(areas.name, ranked.key)
      else ranked.key
    end as label,
    ranked.grade,
    cast(ranked.customers as double) as customers,
    cast(ranked.score as double) as score,
    cast(ranked.total as double) as total
  from ranked
  left join marts.tiers as tiers on ranked.by = 'tier' and tiers.tier = ranked.key
  left join (
    select regions.level_1_id as id, any_value(regions.level_1_name) as name
    from marts.regions as regions
    group by regions.level_1_id
  ) as areas on ranked.by = 'area' and areas.id = ranked.key
  where ranked.place <= ${mostMembers}
  order by
    ranked.by = 'owner', ranked.by = 'area', coalesce(tiers.position, 0), ranked.place, ranked.grade`
