import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { keptFor, readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { kaplanMeier, medianTime } from '../statistics/kaplan-meier.ts'
import { shareOf } from '../statistics/share.ts'
import type { Share } from '../statistics/share.ts'
import { inTurn } from '../turns.ts'
import { funnelRequestSchema } from './funnel-request.ts'
import type { FunnelRequest } from './funnel-request.ts'
import { openFunnel } from './open-funnel.ts'

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

/** A stage, with what became of the opportunities created in the months that entered it: the five parts add up. */
export interface FunnelStage {
  readonly stage: string
  /** From 1; null for a stage that the order of config leaves out. */
  readonly position: number | null
  readonly entered: number
  /** Entered a later stage. */
  readonly advanced: number
  /** Came no further, and were won, lost, are still open, or were closed without an outcome. */
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly closed: number
  /** Of those who entered, who went on: to a later stage, or won. */
  readonly went_on: Share
  /** The same of those who are not still open here. */
  readonly went_on_of_decided: Share
  /** Days in the stage at one stretch, by the estimate of Kaplan and Meier; null where half have not left yet. */
  readonly median_days: number | null
  /** Stretches that it is made of, and how many of them are not over. */
  readonly stays: number
  readonly stays_open: number
  /** All that is open and in this stage, whenever it was created. */
  readonly pipeline: {
    readonly opportunities: number
    /** How many of them have an amount. */
    readonly with_amount: number
    readonly amount: number
    readonly median_age_days: number | null
    readonly oldest_age_days: number | null
    readonly median_days_in_stage: number | null
  }
}

/** What a group did in one stage: of its opportunities created in the months that entered it. */
export interface GroupStage {
  readonly position: number
  /** Who went on: to a later stage, or won. */
  readonly went_on: Share
  /** Kaplan and Meier's; null where half have not left yet. */
  readonly median_days: number | null
  readonly stays: number
}

/** Opportunities of one group. */
export interface FunnelGroup {
  /** '' is "none". */
  readonly key: string
  readonly label: string | null
  /** Created in the months. */
  readonly created: number
  readonly created_won: number
  readonly created_open: number
  /** Closed in the months, whenever they were created. */
  readonly won: number
  readonly lost: number
  /** Won ÷ won and lost. */
  readonly win_rate: Share
  readonly won_amount: number
  /** From creation to winning; null without any. */
  readonly median_cycle_days: number | null
  /** Open at the end of the months, whenever they were created. */
  readonly open: number
  readonly open_with_amount: number
  readonly open_amount: number
  /** In the order of the stages that have a place in it. */
  readonly stages: readonly GroupStage[]
}

export interface Funnel {
  readonly build: string
  readonly from: Day
  readonly to: Day
  readonly by: string | null
  readonly minimum_n: number
  /** Whether the order of the stages is that of config; else it is the usual one in the data. */
  readonly is_order_configured: boolean
  readonly total: FunnelGroup
  /** Of the opportunities created in the months: left out a stage on the way, went back to an earlier one … */
  readonly skipped: number
  readonly went_back: number
  /** … have no history of their stages, or were in a stage that the order of config leaves out. */
  readonly undated: number
  readonly outside_stages: number
  /** In their order. */
  readonly stages: readonly FunnelStage[]
  /** Those with most opportunities. */
  readonly groups: readonly FunnelGroup[]
  /** Further groups that are not shown. */
  readonly left_out: number
}

/**
 * Opportunities from stage to stage: how many entered each, how many went on, how long they stayed, what was won, how long
 * that took, and what is open.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryFunnel(connection: DuckDBConnection, request: FunnelRequest): Promise<Funnel> {
  const parsed = parseRequest(funnelRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, from, until, names } = await openFunnel(connection, parsed)
    const settings = await readSettings(connection)
    const counts = await readRows(connection, countRow, sql.counts)
    const rows = await readRows(connection, groupRow, sql.groups)
    const total = rows.find(({ is_group, is_stage }) => !is_group && !is_stage)
    if (total === undefined) throw new Error('the funnel has no total')
    const open = rows.filter((row) => row.is_stage && row.open > 0)
    const stages = [...(await readStages(connection))]
    // Open in a stage that the order of config does not name.
    const named = new Set(stages.map(({ stage }) => stage))
    const further = open.flatMap(({ stage }) => (stage === null || named.has(stage) ? [] : [stage]))
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
      build: build.build,
      from,
      to: addDays(until, -1),
      by: parsed.by ?? null,
      minimum_n: Number(settings['minimum_n']),
      is_order_configured: settings['funnel_stage_1'] !== undefined,
      total: funnelGroup(
        { key: 'total', label: null },
        total,
        inStages(() => true)
      ),
      ...{ skipped, went_back, undated, outside_stages },
      stages: stages.map((stage) => funnelStage(stage, { counts, open })),
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

const byText = (one: string, other: string): number => (one < other ? -1 : 1)

/** Totals of some columns over rows. */
const sumOf = <Name extends string>(rows: readonly Record<Name, number>[], name: Name): number =>
  rows.reduce((total, row) => total + row[name], 0)

function funnelStage(
  { stage, position }: StageRow,
  { counts, open: inPipeline }: { counts: readonly CountRow[]; open: readonly GroupRow[] }
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

function funnelGroup(
  named: Pick<FunnelGroup, 'key' | 'label'>,
  row: GroupRow,
  stages: readonly GroupStage[]
): FunnelGroup {
  const { created, created_won, created_open, won, lost, won_amount, median_cycle_days } = row
  const { open, open_with_amount, open_amount } = row
  return {
    ...{ key: named.key, label: named.label },
    ...{ created, created_won, created_open, won, lost, won_amount, median_cycle_days },
    win_rate: shareOf(won, won + lost),
    ...{ open, open_with_amount, open_amount },
    stages
  }
}
