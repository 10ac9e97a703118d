import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import type { Companion, KpiAnswer, KpiRow } from './answer.ts'
import { addDays } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { KpiName } from './catalog.ts'
import { comparesPeriods, describeComparison, findCompared, sharedOpening, sumCompared } from './compared.ts'
import type { Compared } from './compared.ts'
import type { KpiDefinition } from './define-query.ts'
import { askedOf, openInquiry, splitBy } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { Language } from './language.ts'
import { openMemberLabels } from './member-labels.ts'
import { readMemberRows } from './member-rows.ts'
import type { MemberRow } from './member-rows.ts'
import { resolvePeriod } from './period.ts'
import type { Period } from './period.ts'
import { partitionsCustomers, readsTiers, splitDimensions } from './question.ts'
import type { PeriodQuestion } from './question.ts'
import { kpiRequestSchema, parseRequest } from './request.ts'
import type { KpiRequest } from './request.ts'
import { readBuildPeriod } from './settings.ts'
import { sumInto, totalOf } from './sums.ts'
import { inTurn } from './turns.ts'
import { isShortHistory, windowOf } from './window.ts'

type ParsedRequest = z.output<typeof kpiRequestSchema>

/**
 * One KPI over a period, by any dimension, through any filters, as far as the viewer may see; money and units
 * exact to the stored 4 decimals. The total is a run of its own, because distinct counts do not add up.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryKpi(connection: DuckDBConnection, request: KpiRequest): Promise<KpiAnswer> {
  const parsed = parseRequest(kpiRequestSchema, request)
  return inTurn(connection, () => answerKpi(connection, parsed))
}

/** As queryKpi, for a request that is checked, on a connection whose turn is taken. */
export async function answerKpi(connection: DuckDBConnection, request: ParsedRequest): Promise<KpiAnswer> {
  const build = await readBuildPeriod(connection)
  const kpi = findKpi(request.kpi, request.definition)
  const period = resolvePeriod(request.period, build)
  const inquiry = await openInquiry(connection, kpi, { ...request, build })
  const { question } = inquiry
  const compared = await findCompared(inquiry, { compare: request.compare, period })
  const openingOn = sharedOpening(compared, request.classes)
  const { first, members } = await readFigures(inquiry, {
    period,
    compared,
    openingOn,
    limit: request.limit ?? Number.MAX_SAFE_INTEGER,
    language: request.language
  })
  const total = { ...withShare(first, null), key: 'total', label: null }
  const addsUp = sharesAddUp(kpi, question) && (totalIsSum(kpi, question) || makesWhole(members, total))
  const whole = addsUp ? total : null
  const window = windowOf(kpi, period, build)
  return {
    build: build.build,
    kpi: kpi.name,
    unit: kpi.unit,
    kind: kpi.kind,
    definition: kpi.variant,
    period: { from: period.from, to: addDays(period.until, -1) },
    window: { from: window.from, to: addDays(window.until, -1) },
    short_history: isShortHistory(kpi, window, build),
    churn_window_days: kpi.looks_back === 'churn-window' ? window.churn_window_days : null,
    through: period.through,
    complete: period.complete,
    comparison: describeComparison(inquiry, compared, period),
    tiers_at: readsTiers(question) ? (openingOn ?? window.opening_on) : null,
    parts_add_up: addsUp,
    rows: members?.filter((row) => !row.is_rest).map((row) => withShare(row, whole)) ?? [total],
    total,
    companions: await companionsOf(inquiry, period),
    other: otherRow(
      members?.find((row) => row.is_rest),
      kpi,
      question,
      whole
    )
  }
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
): Promise<{ first: MemberRow; members: MemberRow[] | null }> {
  const { connection, kpi, question } = inquiry
  const whole = splitBy(inquiry, null)
  const readTotal = async () => (await readSums(whole, { ...reading, limit: 1 }))[0]
  const sumsUp = totalIsSum(kpi, question) && reading.compared.kind !== 'target'
  const ofItsOwn = question.by === null || !sumsUp ? await readTotal() : undefined
  const members = question.by === null ? null : await readSums(inquiry, reading)
  // Beyond a limit of none lie all members, and their sum is the total.
  const ofMembers =
    ofItsOwn ??
    (await readMemberRows(connection, { kpi, ...beside(reading.compared), limit: 0 }))[0] ??
    (await readTotal())
  if (!ofMembers) throw new Error(`the total of ${kpi.name} has no row`)
  return { first: { ...ofMembers, is_rest: false, members: 1 }, members }
}

/** Sums the period and what it is compared with by member, and reads both as rows. */
async function readSums(inquiry: Inquiry, reading: Reading): Promise<MemberRow[]> {
  const { connection, kpi, question } = inquiry
  const { period, compared, openingOn, limit, language } = reading
  await openMemberLabels(connection, splitDimensions(question.by)[0] ?? null, language)
  await sumInto('period_sums', inquiry, period, { openingOn })
  await sumCompared(inquiry, compared)
  return readMemberRows(connection, { kpi, ...beside(compared), limit })
}

/** What the figures compared with are to those of the period. */
const beside = (compared: Compared) => ({
  absentIsUnknown: !comparesPeriods(compared),
  bothCounted: compared.kind === 'period' && compared.span.known
})

/**
 * The figures that belong beside the total, over the same period, filters and scope, and by the definition of the same
 * name where they have it: whom a proposed W days makes churned, those come back, not the ones of the configured W.
 */
async function companionsOf(inquiry: Inquiry, period: Period): Promise<Companion[]> {
  const companions: Companion[] = []
  for (const name of inquiry.kpi.companions) {
    const own = findKpi(name as KpiName)
    const kpi = own.alternatives.some((alternative) => alternative.name === inquiry.kpi.variant)
      ? findKpi(own.name, inquiry.kpi.variant)
      : own
    const total = await totalOf(askedOf(inquiry, kpi), period)
    companions.push({ kpi: kpi.name, definition: kpi.variant, unit: kpi.unit, ...total })
  }
  return companions
}

/**
 * Sums of lines add up over every dimension, what customers are counted by only over their own attributes; middles
 * never do.
 */
export function partsAddUp(kpi: KpiDefinition, { by }: PeriodQuestion): boolean {
  const ofLines = kpi.reads.every((view) => view === 'period_sales' || view === 'base_sales')
  return kpi.kind !== 'median' && (ofLines || partitionsCustomers(by))
}

/** True when every row counts for one member, so that the total can be had by adding the members up. */
export const totalIsSum = (kpi: KpiDefinition, question: PeriodQuestion): boolean =>
  partsAddUp(kpi, question) && (kpi.scope_of === 'customers' || !kpi.reads.includes('period_orders'))

/** True when members sum to the total: an order id that two customers share counts for both of them, but once in all. */
function makesWhole(members: readonly MemberRow[] | null, total: KpiRow): boolean {
  const sum = (figure: 'value' | 'previous') =>
    members?.reduce((whole, row) => whole + (row[figure] ?? 0), 0) ?? 0
  return (
    sum('value') === (total.value ?? 0) && (total.previous === null || sum('previous') === total.previous)
  )
}

/** Shares exist for additive measures and for attributes that partition the customers. */
export function sharesAddUp(kpi: KpiDefinition, { by }: PeriodQuestion): boolean {
  return kpi.kind === 'sum' && (kpi.additive || partitionsCustomers(by))
}

function withShare({ is_rest: _rest, members: _members, ...row }: MemberRow, whole: KpiRow | null): KpiRow {
  const total = whole?.value ?? null
  return { ...row, share: row.value === null || total === null || total <= 0 ? null : row.value / total }
}

const unknown = {
  value: null,
  numerator: null,
  denominator: null,
  previous: null,
  change: null,
  change_rate: null,
  n: null,
  low: null,
  high: null,
  change_low: null,
  change_high: null
}

function otherRow(
  rest: MemberRow | undefined,
  kpi: KpiDefinition,
  question: PeriodQuestion,
  whole: KpiRow | null
): KpiAnswer['other'] {
  if (!rest) return null
  const row = { ...withShare(rest, whole), key: 'other', label: null, members: rest.members }
  const canAdd = partsAddUp(kpi, question) && (kpi.kind !== 'sum' || whole !== null)
  return canAdd ? row : { ...row, ...unknown }
}
