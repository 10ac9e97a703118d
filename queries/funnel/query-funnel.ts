import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import { addDays } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { keptFor, readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { kaplanMeier, medianTime } from '../statistics/kaplan-meier.ts'
import { shareOf } from '../statistics/share.ts'
import { inTurn } from '../turns.ts'
import type { Funnel, FunnelGroup, FunnelHead, FunnelStage, GroupStage, GroupSums } from './funnel-answer.ts'
import { funnelRequestSchema } from './funnel-request.ts'
import type { FunnelRequest } from './funnel-request.ts'
import type { OpenFunnel } from './open-funnel.ts'
import { makeFunnel, openFunnel, unstagedSql } from './open-funnel.ts'

const sqlOf = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')
const sql = {
  counts: sqlOf('stage-counts'),
  groups: sqlOf('funnel-groups')
}

const stageRow = z.object({ stage: z.string(), position: z.number().nullable() })

/** The stages in their order. */
const readStages = keptFor((connection) =>
  readRows(
    connection,
    stageRow,
    `select stages.stage, stages.position
    from marts.funnel_stages as stages
    order by stages.position nulls last, stages.stage`
  )
)

const countRow = z.object({
  member: z.string().nullable(),
  position: z.number(),
  time: z.number().nullable(),
  events: z.number(),
  censored: z.number(),
  entered: z.number(),
  advanced: z.number(),
  won: z.number(),
  lost: z.number(),
  open: z.number(),
  closed: z.number()
})

const groupRow = z.object({
  is_group: z.boolean(),
  is_stage: z.boolean(),
  member: z.string().nullable(),
  stage: z.string().nullable(),
  created: z.number(),
  created_won: z.number(),
  created_open: z.number(),
  skipped: z.number(),
  went_back: z.number(),
  undated: z.number(),
  outside_stages: z.number(),
  won: z.number(),
  lost: z.number(),
  won_amount: z.number(),
  median_cycle_days: z.number().nullable(),
  open: z.number(),
  open_with_amount: z.number(),
  open_amount: z.number(),
  median_age_days: z.number().nullable(),
  oldest_age_days: z.number().nullable(),
  median_days_in_stage: z.number().nullable()
})

type StageRow = z.infer<typeof stageRow>
type CountRow = z.infer<typeof countRow>
type GroupRow = z.infer<typeof groupRow>

/**
 * Opportunities from stage to stage: how many entered each, how many went on, how long they stayed, what was won, how long
 * that took, and what is open.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryFunnel(connection: DuckDBConnection, request: FunnelRequest): Promise<Funnel> {
  const parsed = parseRequest(funnelRequestSchema, request)
  return inTurn(connection, async () => {
    const open = await openFunnel(connection, parsed)
    const names = await makeFunnel(connection, open, parsed)
    const counts = await readRows(connection, countRow, sql.counts)
    const rows = await readRows(connection, groupRow, sql.groups)
    const total = totalOf(rows)
    const pipeline = rows.filter((row) => row.is_stage && row.open > 0)
    const stages = [...(await readStages(connection))]
    // Open in a stage that the order of config does not name.
    const named = new Set(stages.map(({ stage }) => stage))
    const further = pipeline.flatMap(({ stage }) => (stage === null || named.has(stage) ? [] : [stage]))
    stages.push(...further.toSorted(byText).map((stage) => ({ stage, position: null })))
    const nameOf = ({ member }: GroupRow): Pick<FunnelGroup, 'key' | 'label'> =>
      (member !== null && names.get(member)) || { key: member ?? '', label: member }
    const shown = (parsed.by === undefined ? [] : rows.filter(({ is_group }) => is_group))
      .map((row) => ({ ...row, ...nameOf(row) }))
      .toSorted(
        (one, other) => other.created - one.created || other.open - one.open || byText(one.key, other.key)
      )
    const inStages = (isOf: (row: { member: string | null }) => boolean): GroupStage[] => {
      const own = counts.filter(isOf)
      return stages.flatMap(({ position }) => (position === null ? [] : groupStage(position, own)))
    }
    const { skipped, went_back, undated, outside_stages } = total
    return {
      ...(await periodOf(connection, open)),
      by: parsed.by ?? null,
      is_order_configured: (await readSettings(connection))['funnel_stage_1'] !== undefined,
      total: funnelGroup(
        { key: 'total', label: null },
        total,
        inStages(() => true)
      ),
      ...{ skipped, went_back, undated, outside_stages },
      stages: stages.map((stage) => funnelStage(stage, { counts, pipeline })),
      groups: shown.slice(0, parsed.limit).map((group) =>
        funnelGroup(
          group,
          group,
          inStages(({ member }) => member === group.member)
        )
      ),
      left_out: Math.max(0, shown.length - parsed.limit)
    }
  })
}

/**
 * What can be said of all opportunities of a funnel without their stages and groups, at a part of its cost.
 * @throws QueryError as queryFunnel.
 */
export async function queryFunnelHead(
  connection: DuckDBConnection,
  request: Omit<FunnelRequest, 'by' | 'limit'>
): Promise<FunnelHead> {
  const parsed = parseRequest(funnelRequestSchema, request)
  const { language: _words, ...asked } = parsed
  const count = async () => {
    const open = await openFunnel(connection, parsed)
    const counted = `with period_funnel as (${unstagedSql(open)}) ${sql.groups}`
    const rows = await readRows(connection, groupRow, [...open.statements, counted].join(';\n'))
    return { ...(await periodOf(connection, open)), total: groupSums(totalOf(rows)) }
  }
  return countedAhead(connection, { query: 'funnel', asked }, () => inTurn(connection, count))
}

async function periodOf(connection: DuckDBConnection, { build, from, until }: OpenFunnel) {
  const { minimum_n } = await readSettings(connection)
  return { build: build.build, from, to: addDays(until, -1), minimum_n: Number(minimum_n) }
}

function totalOf(rows: readonly GroupRow[]): GroupRow {
  const total = rows.find(({ is_group, is_stage }) => !is_group && !is_stage)
  if (total === undefined) throw new Error('the funnel has no total')
  return total
}

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

/** Totals of some columns over rows. */
const sumOf = <Name extends string>(rows: readonly Record<Name, number>[], name: Name): number =>
  rows.reduce((total, row) => total + row[name], 0)

function funnelStage(
  { stage, position }: StageRow,
  { counts, pipeline: inPipeline }: { counts: readonly CountRow[]; pipeline: readonly GroupRow[] }
): FunnelStage {
  const rows = counts.filter((row) => row.position === position)
  const sum = (name: 'entered' | 'advanced' | 'won' | 'lost' | 'open' | 'closed') => sumOf(rows, name)
  const [entered, advanced, won, open] = [sum('entered'), sum('advanced'), sum('won'), sum('open')]
  const pipeline = inPipeline.find((row) => row.stage === stage)
  return {
    ...{ stage, position, entered, advanced, won, lost: sum('lost'), open, closed: sum('closed') },
    went_on: shareOf(advanced + won, entered),
    went_on_of_decided: shareOf(advanced + won, entered - open),
    median_days: medianDays(rows),
    stays: sumOf(rows, 'events') + sumOf(rows, 'censored'),
    stays_open: sumOf(rows, 'censored'),
    pipeline: {
      opportunities: pipeline?.open ?? 0,
      with_amount: pipeline?.open_with_amount ?? 0,
      amount: pipeline?.open_amount ?? 0,
      median_age_days: pipeline?.median_age_days ?? null,
      oldest_age_days: pipeline?.oldest_age_days ?? null,
      median_days_in_stage: pipeline?.median_days_in_stage ?? null
    }
  }
}

function groupStage(position: number, counts: readonly CountRow[]): GroupStage {
  const rows = counts.filter((row) => row.position === position)
  return {
    position,
    went_on: shareOf(sumOf(rows, 'advanced') + sumOf(rows, 'won'), sumOf(rows, 'entered')),
    median_days: medianDays(rows),
    stays: sumOf(rows, 'events') + sumOf(rows, 'censored')
  }
}

const medianDays = (rows: readonly CountRow[]): number | null =>
  medianTime(kaplanMeier(rows.flatMap(({ time, ...row }) => (time === null ? [] : { ...row, time }))))

const funnelGroup = (
  { key, label }: Pick<FunnelGroup, 'key' | 'label'>,
  row: GroupRow,
  stages: readonly GroupStage[]
): FunnelGroup => ({ key, label, ...groupSums(row), stages })

function groupSums(row: GroupRow): GroupSums {
  const { created, created_won, created_open, won, lost, won_amount, median_cycle_days } = row
  const { open, open_with_amount, open_amount } = row
  return {
    ...{ created, created_won, created_open, won, lost },
    win_rate: shareOf(won, won + lost),
    ...{ won_amount, median_cycle_days, open, open_with_amount, open_amount }
  }
}
