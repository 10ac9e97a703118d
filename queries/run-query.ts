import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import type { KpiAnswer, KpiRow } from './answer.ts'
import { addDays, firstOfMonth } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { comparesPeriods, describeComparison, findCompared, sumCompared } from './compared.ts'
import type { Compared } from './compared.ts'
import type { KpiDefinition } from './define-query.ts'
import { openMemberLabels } from './member-labels.ts'
import { readMemberRows } from './member-rows.ts'
import type { MemberRow } from './member-rows.ts'
import { resolvePeriod } from './period.ts'
import type { Period } from './period.ts'
import { readsTiers } from './period-views.ts'
import type { PeriodQuestion } from './period-views.ts'
import { ofTotal, openInquiry } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { Language } from './language.ts'
import { kpiRequestSchema, parseRequest } from './request.ts'
import type { KpiRequest } from './request.ts'
import { readBuildPeriod } from './settings.ts'
import { sumInto } from './sums.ts'
import { inTurn } from './turns.ts'

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
  const kpi = findKpi(request.kpi)
  const period = resolvePeriod(request.period, build)
  const inquiry = await openInquiry(connection, kpi, request)
  const { question } = inquiry
  const compared = await findCompared(inquiry, { kind: request.compare, period, build })
  const read = (asked: Inquiry, limit: number) =>
    readSums(asked, { period, compared, limit, language: request.language })

  const [first] = await read(ofTotal(inquiry), 1)
  if (!first) throw new Error(`the total of ${kpi.name} has no row`)
  const total = { ...withShare(first, null), key: 'total', label: null }
  const members = question.by ? await read(inquiry, request.limit ?? Number.MAX_SAFE_INTEGER) : null
  const whole = sharesAddUp(kpi, question) ? total : null
  return {
    build: build.build,
    kpi: kpi.name,
    unit: kpi.unit,
    period: { from: period.from, to: addDays(period.until, -1) },
    through: period.through,
    complete: period.complete,
    comparison: describeComparison(compared, period),
    tiers_at: readsTiers(question) ? firstOfMonth(period.from) : null,
    parts_add_up: sharesAddUp(kpi, question),
    rows: members?.filter((row) => !row.is_rest).map((row) => withShare(row, whole)) ?? [total],
    total,
    other: otherRow(
      members?.find((row) => row.is_rest),
      kpi,
      question,
      whole
    )
  }
}

/** Sums the period and what it is compared with by member, and reads both as rows. */
async function readSums(
  inquiry: Inquiry,
  {
    period,
    compared,
    limit,
    language
  }: { period: Period; compared: Compared; limit: number; language: Language }
): Promise<MemberRow[]> {
  const { connection, kpi, question } = inquiry
  await openMemberLabels(connection, question.by, language)
  await sumInto('period_sums', inquiry, period)
  await sumCompared(inquiry, compared)
  return readMemberRows(connection, { kpi, absentIsUnknown: !comparesPeriods(compared), limit })
}

/** Sums of lines add up over every dimension, what customers are counted by only over their own attributes. */
function partsAddUp(kpi: KpiDefinition, { by }: PeriodQuestion): boolean {
  return kpi.reads === 'period_sales' || by?.attribute_of === 'customer'
}

/** Shares exist for additive measures and for attributes that partition the customers. */
function sharesAddUp(kpi: KpiDefinition, { by }: PeriodQuestion): boolean {
  return kpi.unit !== 'rate' && (kpi.additive || by?.attribute_of === 'customer')
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
  change_rate: null
}

function otherRow(
  rest: MemberRow | undefined,
  kpi: KpiDefinition,
  question: PeriodQuestion,
  whole: KpiRow | null
): KpiAnswer['other'] {
  if (!rest) return null
  const row = { ...withShare(rest, whole), key: 'other', label: null, members: rest.members }
  return partsAddUp(kpi, question) ? row : { ...row, ...unknown }
}
