import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { totalIsSum } from './adding-up.ts'
import type { Companion, KpiAnswer } from './answer.ts'
import { assembleAnswer, beside, companionsOf } from './assemble-answer.ts'
import { kpiFromBook } from './book/answer-from-book.ts'
import { readBook } from './book/read-book.ts'
import { findKpi } from './catalog.ts'
import { findCompared, sharedOpening, sumCompared } from './compared.ts'
import type { Compared } from './compared.ts'
import { askedOf, openInquiry, splitBy } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { Language } from './language.ts'
import { openMemberLabels } from './member-labels.ts'
import { readMemberRows } from './member-rows.ts'
import type { MemberRow } from './member-rows.ts'
import { resolvePeriod } from './period.ts'
import type { Period } from './period.ts'
import { splitDimensions } from './question.ts'
import { kpiRequestSchema, parseRequest } from './request.ts'
import type { KpiRequest } from './request.ts'
import { readBuildPeriod } from './settings.ts'
import { sumInto, totalOf } from './sums.ts'
import { readTotalRow } from './total-rows.ts'
import { inTurn } from './turns.ts'

type ParsedRequest = z.output<typeof kpiRequestSchema>

/**
 * One KPI over a period, by any dimension, through any filters, as far as the viewer may see; money and units
 * exact to the stored 4 decimals. The total is a run of its own, because distinct counts do not add up.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryKpi(connection: DuckDBConnection, request: KpiRequest): Promise<KpiAnswer> {
  const parsed = parseRequest(kpiRequestSchema, request)
  const book = await readBook(connection)
  return (book && kpiFromBook(book, parsed)) ?? inTurn(connection, () => answerKpi(connection, parsed))
}

/** As queryKpi, for a request that is checked, on a connection whose turn is taken. */
export async function answerKpi(connection: DuckDBConnection, request: ParsedRequest): Promise<KpiAnswer> {
  const build = await readBuildPeriod(connection)
  const kpi = findKpi(request.kpi, request.definition)
  const period = resolvePeriod(request.period, build)
  const inquiry = await openInquiry(connection, kpi, { ...request, build })
  const compared = await findCompared(inquiry, { compare: request.compare, period })
  const openingOn = sharedOpening(compared, request.classes)
  const figures = await readFigures(inquiry, {
    period,
    compared,
    openingOn,
    limit: request.limit ?? Number.MAX_SAFE_INTEGER,
    language: request.language
  })
  return assembleAnswer(
    { asked: inquiry, period, compared, openingOn },
    { ...figures, companions: await readCompanions(inquiry, period) }
  )
}

interface Reading {
  readonly period: Period
  readonly compared: Compared
  readonly openingOn: string | undefined
  readonly limit: number
  readonly language: Language
}

/** The total and, where there is a split, its members; their sums stay on the session. */
async function readFigures(
  inquiry: Inquiry,
  reading: Reading
): Promise<{ total: MemberRow; members: MemberRow[] | null }> {
  const { connection, kpi, question } = inquiry
  const { compared, limit, language } = reading
  const options = { kpi, ...beside(compared) }
  const sumsUp = totalIsSum(kpi, question) && compared.kind !== 'target'
  const readTotal = async (of: Inquiry) => {
    await sumBoth(of, reading)
    return readTotalRow(connection, options)
  }
  if (question.by === null) return { total: await readTotal(inquiry), members: null }
  const ofItsOwn = sumsUp ? null : await readTotal(splitBy(inquiry, null))
  await openMemberLabels(connection, splitDimensions(question.by)[0] ?? null, language)
  await sumBoth(inquiry, reading)
  const members = await readMemberRows(connection, { ...options, limit })
  return { total: ofItsOwn ?? (await readTotalRow(connection, options)), members }
}

/** Sums the period and what it is compared with by member. */
async function sumBoth(inquiry: Inquiry, { period, compared, openingOn }: Reading): Promise<void> {
  await sumInto('period_sums', inquiry, period, { openingOn })
  await sumCompared(inquiry, compared)
}

/** The figures that belong beside the total, over the same period, filters and scope. */
async function readCompanions(inquiry: Inquiry, period: Period): Promise<Companion[]> {
  const companions: Companion[] = []
  for (const kpi of companionsOf(inquiry.kpi)) {
    const total = await totalOf(askedOf(inquiry, kpi), period)
    companions.push({ kpi: kpi.name, definition: kpi.variant, unit: kpi.unit, ...total })
  }
  return companions
}
