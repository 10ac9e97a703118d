import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
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
  stages: sqlOf('funnel-stages'),
  days: sqlOf('stage-days'),
  groups: sqlOf('funnel-groups'),
  groupStages: sqlOf('group-stages')
}

const stageRow = z.object({
  stage: z.string(),
  position: z.number().nullable(),
  entered: z.number(),
  advanced: z.number(),
  won: z.number(),
  lost: z.number(),
  open: z.number(),
  closed: z.number(),
  pipeline_opportunities: z.number(),
  pipeline_with_amount: z.number(),
  pipeline_amount: z.number(),
  median_age_days: z.number().nullable(),
  oldest_age_days: z.number().nullable(),
  median_days_in_stage: z.number().nullable()
})

const daysRow = z.object({
  member: z.string().nullable(),
  position: z.number(),
  time: z.number(),
  events: z.number(),
  censored: z.number()
})

const groupStageRow = z.object({
  member: z.string().nullable(),
  position: z.number(),
  entered: z.number(),
  went_on: z.number()
})

type DaysRow = z.infer<typeof daysRow>
type GroupStageRow = z.infer<typeof groupStageRow>

const groupRow = z.object({
  is_total: z.boolean(),
  member: z.string().nullable(),
  key: z.string(),
  label: z.string().nullable(),
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
  open_amount: z.number()
})

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
    const { build, from, until } = await openFunnel(connection, parsed)
    const settings = await readSettings(connection)
    const stages = await readRows(connection, stageRow, sql.stages)
    const days = await readRows(connection, daysRow, sql.days)
    const [total, ...groups] = await readRows(connection, groupRow, labelled)
    if (total === undefined) throw new Error('the funnel has no total')
    const shown = parsed.by === undefined ? [] : groups
    const ofGroups = parsed.by === undefined ? [] : await readRows(connection, groupStageRow, sql.groupStages)
    const positions = stages.flatMap(({ position }) => position ?? [])
    const inStages = ({ member, is_total }: z.infer<typeof groupRow>): GroupStage[] =>
      positions.map((position) => {
        const at = (row: { member: string | null; position: number }) =>
          row.position === position && (is_total || row.member === member)
        return groupStage(
          position,
          is_total ? stages.filter((row) => row.position === position).map(wentOn) : ofGroups.filter(at),
          days.filter(at)
        )
      })
    const { skipped, went_back, undated, outside_stages } = total
    return {
      build: build.build,
      from,
      to: addDays(until, -1),
      by: parsed.by ?? null,
      minimum_n: Number(settings['minimum_n']),
      is_order_configured: settings['funnel_stage_1'] !== undefined,
      total: funnelGroup(total, inStages(total)),
      ...{ skipped, went_back, undated, outside_stages },
      stages: stages.map((stage) => funnelStage(stage, days)),
      groups: shown.slice(0, parsed.limit).map((group) => funnelGroup(group, inStages(group))),
      left_out: Math.max(0, shown.length - parsed.limit)
    }
  })
}

const labelled = `
  select
    groups.* exclude (member),
    cast(groups.member as varchar) as member,
    coalesce(labels.key, cast(groups.member as varchar), '') as key,
    coalesce(labels.label, cast(groups.member as varchar)) as label
  from (${sql.groups}) as groups
  left join period_member_labels as labels
    on cast(labels.member as varchar) = cast(groups.member as varchar) and not groups.is_total
  order by groups.is_total desc, groups.created desc, groups.open desc, key`

function funnelStage(row: z.infer<typeof stageRow>, days: readonly DaysRow[]): FunnelStage {
  const { stage, position, entered, advanced, won, lost, open, closed } = row
  const stays = days.filter((each) => each.position === position)
  const sum = (name: 'events' | 'censored') => stays.reduce((total, each) => total + each[name], 0)
  return {
    ...{ stage, position, entered, advanced, won, lost, open, closed },
    went_on: shareOf(advanced + won, entered),
    went_on_of_decided: shareOf(advanced + won, entered - open),
    median_days: medianTime(kaplanMeier(stays)),
    stays: sum('events') + sum('censored'),
    stays_open: sum('censored'),
    pipeline: {
      opportunities: row.pipeline_opportunities,
      with_amount: row.pipeline_with_amount,
      amount: row.pipeline_amount,
      median_age_days: row.median_age_days,
      oldest_age_days: row.oldest_age_days,
      median_days_in_stage: row.median_days_in_stage
    }
  }
}

const wentOn = ({ entered, advanced, won }: z.infer<typeof stageRow>) => ({
  entered,
  went_on: advanced + won
})

function groupStage(
  position: number,
  counts: readonly Pick<GroupStageRow, 'entered' | 'went_on'>[],
  days: readonly DaysRow[]
): GroupStage {
  const sum = (name: 'entered' | 'went_on') => counts.reduce((total, each) => total + each[name], 0)
  return {
    position,
    went_on: shareOf(sum('went_on'), sum('entered')),
    median_days: medianTime(kaplanMeier(days)),
    stays: days.reduce((total, { events, censored }) => total + events + censored, 0)
  }
}

function funnelGroup(row: z.infer<typeof groupRow>, stages: readonly GroupStage[]): FunnelGroup {
  const { key, label, created, created_won, created_open, won, lost, won_amount, median_cycle_days } = row
  const { open, open_with_amount, open_amount } = row
  return {
    ...{ key: row.is_total ? 'total' : key, label: row.is_total ? null : label },
    ...{ created, created_won, created_open, won, lost, won_amount, median_cycle_days },
    win_rate: shareOf(won, won + lost),
    ...{ open, open_with_amount, open_amount },
    stages
  }
}
