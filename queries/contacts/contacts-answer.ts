import type { Day } from '../calendar.ts'
import type { ContactMeasure } from './facts.ts'

/** A share of things that are as they should be; interval: Wilson, 95 %. */
export interface ContactShare {
  readonly hits: number
  readonly n: number
  /** Null where there is nothing to share. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What the contacts of a rep, a tier or a team were like. */
export type ContactShares = Readonly<Record<ContactMeasure, ContactShare>>

export interface ContactGroup extends ContactShares {
  /** '' is "none". */
  readonly key: string
  readonly label: string
  /** Of today, whatever the months. */
  readonly overdue: number
  readonly stale: number
}

/** One line of the rhythm, with how often it was kept. */
export interface RhythmCoverage extends ContactShare {
  readonly rhythm: number
  readonly tier: string
  readonly tier_label: string
  readonly hot: boolean | null
  /** What it asks for, in words. */
  readonly label: string
  /** Customers of whom it asks something that is still to come, and time left for it. */
  readonly open: number
}

/** What is said of all contacts and requirements in view. */
export interface ContactsHead {
  readonly build: string
  readonly as_of: Day
  /** False where the build read no file of contacts: then everything is empty. */
  readonly loaded: boolean
  readonly month: string
  /** First and last day looked at. */
  readonly from: Day
  readonly through: Day
  readonly recorded_within_hours: number
  readonly stale_after_hours: number
  /** Shares of fewer are too small to rely on. */
  readonly minimum_n: number
  readonly total: ContactGroup
}

export interface ContactsAnswer extends ContactsHead {
  readonly owners: readonly ContactGroup[]
  readonly tiers: readonly ContactGroup[]
  readonly teams: readonly ContactGroup[]
  /** The dimension whose members the teams are, to filter by; null where the build has none. */
  readonly team_dimension: string | null
  readonly rhythms: readonly RhythmCoverage[]
}
