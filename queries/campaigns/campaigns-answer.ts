import type { Day } from '../calendar.ts'
import type { Share } from '../statistics/share.ts'
import type { CampaignEffect } from './campaign-effect.ts'

/** A campaign with what it cost, whom it reached, and what it brought. Money is in the build's currency. */
export interface Campaign {
  readonly campaign_id: string
  readonly campaign_name: string
  readonly channel: string | null
  readonly starts_on: Day
  readonly ends_on: Day | null
  /** Of the members in view: a part of `cost_in_all` by their number where filters or the viewer's scope leave some out. */
  readonly cost: number
  readonly cost_in_all: number
  /**
   * What its sales are: those of the treated in their windows (`members`), or, of a campaign that chose nobody, those that
   * bear its id (`orders`); `none` where there is neither.
   */
  readonly basis: 'members' | 'orders' | 'none'
  /** Members chosen to be treated, reached or not. */
  readonly treated: number
  /** Members held out, whom nobody contacts. */
  readonly holdout: number
  /** Of the treated, those who were contacted or responded; null where no contact is noted for any of them. */
  readonly reached: Share | null
  /** Who responded, of the reached; of the treated where it is not noted who was reached. */
  readonly responded: Share
  /** Treated who bought in the window. */
  readonly bought: Share
  /** Customers with such sales. */
  readonly buyers: number
  /** Net sales of the treated in their windows, whatever made them buy; or those that bear the campaign's id. */
  readonly net_amount: number
  /** Share of the net sales, of the holdout, too, whose cost of goods is known; null without sales. */
  readonly costed_share: number | null
  /** Margin of these sales; those of unknown cost bring none. Null where no cost is known. */
  readonly margin_amount: number | null
  /**
   * (margin − cost) ÷ cost: counts as the campaign's what would have been bought anyway. Null without cost or margin, and of
   * a part of the orders that bear an id, as there is nobody to share the cost out over.
   */
  readonly naive_roi: number | null
  /** Against the holdout; null where there is none. */
  readonly effect: CampaignEffect | null
  /** Fewer than the settings' minimum n on one of the two sides. */
  readonly is_small: boolean
  /** Members whose window goes on after the last day that is looked at. */
  readonly still_running: number
  /** Treated whom another campaign treated at about the same time: their sales count in both. */
  readonly overlapping: number
  /** Held out here, and yet treated by another campaign at about the same time. */
  readonly holdout_treated_elsewhere: number
}

export interface CampaignsAnswer {
  readonly build: string
  /** The last day that is looked at: the month's, or that of the data. */
  readonly as_of: Day
  /** Days from a member's contact, else from the campaign's start, whose sales count. */
  readonly window_days: number
  readonly minimum_n: number
  /** The latest first. */
  readonly campaigns: readonly Campaign[]
}
