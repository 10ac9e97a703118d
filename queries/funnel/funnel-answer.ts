import type { Day } from '../calendar.ts'
import type { Share } from '../statistics/share.ts'

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

/** What is counted of opportunities. */
export interface GroupSums {
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
}

/** Opportunities of one group. */
export interface FunnelGroup extends GroupSums {
  /** '' is "none". */
  readonly key: string
  readonly label: string | null
  /** In the order of the stages that have a place in it. */
  readonly stages: readonly GroupStage[]
}

export interface FunnelHead {
  readonly build: string
  readonly from: Day
  readonly to: Day
  readonly minimum_n: number
  /** Of all opportunities in view. */
  readonly total: GroupSums
}

export interface Funnel extends FunnelHead {
  readonly by: string | null
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
