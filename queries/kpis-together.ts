import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import type { KpiAnswer } from './answer.ts'
import { assembleAnswer, beside, companionsOf } from './assemble-answer.ts'
import type { Posed } from './assemble-answer.ts'
import { findKpi } from './catalog.ts'
import type { KpiName } from './catalog.ts'
import { comparedWith, comparesPeriods } from './compared.ts'
import { askedOf, findInquiry, openSlicing, spanStatements } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { MemberRow } from './member-rows.ts'
import { resolvePeriod } from './period.ts'
import type { Span } from './period.ts'
import { kpiRequestSchema, parseRequest } from './request.ts'
import type { KpiRequest } from './request.ts'
import { answerKpi } from './run-query.ts'
import { runAll } from './session.ts'
import { readBuildPeriod } from './settings.ts'
import { sumsSql } from './sums.ts'
import { readTotals, totalsSql } from './total-rows.ts'
import type { Beside } from './total-rows.ts'
import { inTurn } from './turns.ts'
import { windowOf } from './window.ts'

type ParsedRequest = z.output<typeof kpiRequestSchema>

/** A figure of a period beside the days that it is compared with. */
interface Figure {
  readonly asked: Inquiry
  readonly period: Span
  readonly base: Span | null
  readonly beside: Pick<Beside, 'absentIsUnknown' | 'bothCounted'>
  /** What it shares with those that it can be summed with: who asks through which filters, and all days. */
  readonly run: string
}

/** A question on the way to its answer: with its figures, where it can be summed with others, else answered alone. */
type Opened =
  | { readonly posed: Posed; readonly own: Figure; readonly companions: readonly Figure[] }
  | { readonly alone: PromiseSettledResult<KpiAnswer> }

/**
 * The totals of several KPIs, each as queryKpi answers it, or what it throws. Those over the same days are summed in one
 * run: of events there are few, and most of the time of each alone would go into opening the period for it.
 */
export async function queryKpis(
  connection: DuckDBConnection,
  requests: readonly KpiRequest[]
): Promise<PromiseSettledResult<KpiAnswer>[]> {
  return inTurn(connection, async () => {
    const opened: Opened[] = []
    for (const request of requests) opened.push(await open(connection, request))
    const figures = opened.flatMap((each) => ('own' in each ? [each.own, ...each.companions] : []))
    const totals = new Map<string, MemberRow>()
    for (const alike of Map.groupBy(figures, ({ run }) => run).values()) await sumInto(totals, alike)
    return opened.map((each) => ('alone' in each ? each.alone : fulfilled(answerOf(each, totals))))
  })
}

const fulfilled = <Value>(value: Value): PromiseFulfilledResult<Value> => ({ status: 'fulfilled', value })

async function open(connection: DuckDBConnection, request: KpiRequest): Promise<Opened> {
  try {
    const parsed = parseRequest(kpiRequestSchema, request)
    return isSummedAlone(parsed)
      ? { alone: fulfilled(await answerKpi(connection, parsed)) }
      : await openFigures(connection, parsed)
  } catch (reason) {
    return { alone: { status: 'rejected', reason } }
  }
}

/** A split has members to name, targets and means of months are sums of another kind. */
const isSummedAlone = ({ by, compare }: ParsedRequest): boolean =>
  by !== undefined || compare === 'target' || compare === 'trailing-mean'

async function openFigures(connection: DuckDBConnection, request: ParsedRequest): Promise<Opened> {
  const { compare, where, scope } = request
  const build = await readBuildPeriod(connection)
  const kpi = findKpi(request.kpi, request.definition)
  const period = resolvePeriod(request.period, build)
  const asked = await findInquiry(connection, kpi, { where, scope, build })
  const compared = comparedWith(asked, { compare, period })
  const base = compared.kind === 'period' && comparesPeriods(compared) ? compared.span : null
  const figureOf = (inquiry: Inquiry): Figure => ({
    asked: inquiry,
    period,
    base,
    beside: beside(compared),
    run: JSON.stringify([
      inquiry.kpi.scope_of,
      where,
      scope,
      ...[period, base].map((span) => span && windowOf(inquiry.kpi, span, build))
    ])
  })
  return {
    posed: { asked, period, compared, openingOn: undefined },
    own: figureOf(asked),
    companions: companionsOf(kpi).map((each) => figureOf(askedOf(asked, each)))
  }
}

const nameOf = ({ run, asked: { kpi } }: Figure): string => `${kpi.name} ${kpi.variant} ${run}`

/** Sums figures of one run, and sets their totals by name. */
async function sumInto(totals: Map<string, MemberRow>, alike: readonly Figure[]): Promise<void> {
  const figures = [...new Map(alike.map((figure) => [nameOf(figure), figure])).values()]
  const [first] = figures
  if (first === undefined) return
  const { connection, question } = first.asked
  const reads = [...new Set(figures.flatMap(({ asked }) => asked.kpi.reads))]
  const opening = { ...first.asked, question: { ...question, reads } }
  await openSlicing(opening)
  await runAll(connection, [
    ...spanStatements(opening, first.period),
    `create or replace temp table period_totals as ${besideEachOther(figures)}`,
    ...(first.base === null ? [] : spanStatements(opening, first.base))
  ])
  const names = figures.map((_figure, place): [string, string] => [
    `period_totals.${placeName(place)}`,
    `compared.${placeName(place)}`
  ])
  const compared =
    first.base === null
      ? 'left join period_totals as compared on false'
      : `cross join (${besideEachOther(figures)}) as compared`
  const rows = await readTotals(
    connection,
    figures.map(({ asked: { kpi }, beside: how }) => ({ kpi, ...how })),
    totalsSql(names, `period_totals ${compared}`)
  )
  for (const [place, figure] of figures.entries()) {
    const row = rows[place]
    if (row) totals.set(nameOf(figure), row)
  }
}

const placeName = (place: number): string => `sums_${place}`

/** One row with the sums of each figure; a median of nothing has none. */
function besideEachOther(figures: readonly Figure[]): string {
  const sums = figures.map(
    ({ asked }, place) => `left join (${sumsSql(asked)}) as ${placeName(place)} on true`
  )
  return `select ${figures.map((_figure, place) => placeName(place)).join(', ')}
    from (select 1 as one) as one ${sums.join('\n')}`
}

function answerOf(
  { posed, own, companions }: Exclude<Opened, { alone: unknown }>,
  totals: ReadonlyMap<string, MemberRow>
): KpiAnswer {
  const totalOf = (figure: Figure): MemberRow => {
    const total = totals.get(nameOf(figure))
    if (!total) throw new Error(`the total of ${figure.asked.kpi.name} has no row`)
    return total
  }
  return assembleAnswer(posed, {
    total: totalOf(own),
    members: null,
    companions: companions.map((figure) => {
      const { value, numerator, denominator } = totalOf(figure)
      const { kpi } = figure.asked
      return {
        kpi: kpi.name as KpiName,
        definition: kpi.variant,
        unit: kpi.unit,
        value,
        numerator,
        denominator
      }
    })
  })
}
