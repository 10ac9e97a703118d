import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { addDays } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { describeComparison, findCompared, sharedOpening } from '../compared.ts'
import { openInquiry } from '../inquiry.ts'
import { openMemberLabels } from '../member-labels.ts'
import { resolvePeriod } from '../period.ts'
import { explainRequestSchema, parseRequest } from '../request.ts'
import type { ExplainRequest } from '../request.ts'
import { readBuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { windowOf } from '../window.ts'
import { barsOfMembers, readBars, readBridgeRows } from './bridge-rows.ts'
import { totalChange } from './change.ts'
import type { Change } from './change.ts'
import { chooseBridges, refuseEffect } from './choose-bridges.ts'
import type { Effect } from './effects.ts'
import type { ChosenBridge } from './choose-bridges.ts'
import type { Bridge, ExplainAnswer } from './explain-answer.ts'

type ParsedRequest = z.output<typeof explainRequestSchema>

/**
 * How a KPI came from its figure in one period to that in another, in every way that fits it: by what became of the
 * customers, by price, volume and mix, by the members of a dimension, by mix and rate. The bars of each way sum to the
 * change, and so do its rows; with `effect`, the rows are what lies behind that bar, and sum to it: of what became of customers each of them,
 * of price, volume and mix the products, of mix and rate the groups (without `effect`, with both effects side by side). `offset`, `limit`, `sort` and
 * `search` turn the pages of long lists; what is not on a page is in `other`, so that the sums stay.
 * @throws QueryError when a parameter does not fit the KPI, or does not fit this build.
 */
export async function queryExplain(
  connection: DuckDBConnection,
  request: ExplainRequest
): Promise<ExplainAnswer> {
  const parsed = parseRequest(explainRequestSchema, request)
  return inTurn(connection, () => answerExplain(connection, parsed))
}

async function answerExplain(connection: DuckDBConnection, request: ParsedRequest): Promise<ExplainAnswer> {
  const build = await readBuildPeriod(connection)
  const kpi = findKpi(request.kpi, request.definition)
  const period = resolvePeriod(request.period, build)
  const { where, scope } = request
  const inquiry = await openInquiry(connection, kpi, { build, where, scope })
  const chosen = await chooseBridges(connection, kpi, request)
  const compared = await findCompared(inquiry, { compare: request.compare, period })
  const comparison = describeComparison(inquiry, compared, period)
  if (compared.kind !== 'period' || comparison === null) throw new Error(`${request.compare} is no period`)
  const openingOn = sharedOpening(compared, request.classes)
  const window = windowOf(kpi, period, build)
  const change: Change = { inquiry, period, compared: compared.span, openingOn }
  const total = await totalChange(change)
  const bridges: Bridge[] = []
  if (total.change !== null) for (const each of chosen) bridges.push(await readBridge(change, each, request))
  return {
    build: build.build,
    kpi: kpi.name,
    unit: kpi.unit,
    definition: kpi.variant,
    period: { from: period.from, to: addDays(period.until, -1) },
    window: { from: window.from, to: addDays(window.until, -1) },
    through: period.through,
    complete: period.complete,
    comparison,
    value: total.value,
    previous: total.previous,
    change: total.change,
    bridges
  }
}

async function readBridge(
  change: Change,
  { method, by }: ChosenBridge,
  { effect, search, sort, limit = Number.MAX_SAFE_INTEGER, offset, language }: ParsedRequest
): Promise<Bridge> {
  const { connection, kpi } = change.inquiry
  await openMemberLabels(connection, by, language)
  await method.makeParts(change, by)
  const effects = method.effects(kpi)
  const shape = { effects, isRatio: kpi.kind === 'ratio', isOneEach: method.isOneEach(by), language }
  const members = await readBridgeRows(connection, { effect, search, sort, limit, offset }, shape)
  const named = { name: method.name, by: by.name }
  if (effects !== null) {
    const bars = await readBars(connection, { ...shape, effects: effectsBetween(change, effects) })
    return { ...named, bars, ...members }
  }
  // Bars that are members are the largest of them all, whatever page of them is looked at.
  const isAll = effect === undefined && search === '' && sort === undefined && offset === 0
  const first = { effect: undefined, search: '', sort: undefined, limit, offset: 0 }
  const bars = barsOfMembers(isAll ? members : await readBridgeRows(connection, first, shape), language)
  if (effect !== undefined && members.rows.length === 0 && members.other === null)
    refuseEffect(
      effect,
      bars.map((bar) => bar.effect)
    )
  return { ...named, bars, ...members }
}

/** Where months lie between the two periods, who was won in them is new as well, and no first purchase of this period. */
function effectsBetween({ period, compared }: Change, effects: readonly Effect[]): readonly Effect[] {
  if (compared.until >= period.from) return effects
  return effects.map((effect) =>
    effect.name === 'new' ? { ...effect, label: { 'zh-CN': '此后新增', en: 'New since then' } } : effect
  )
}
