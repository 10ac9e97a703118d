import type { RowColumn } from '../exports/select.ts'
import type { Campaign } from './campaigns-answer.ts'

/** A campaign as one flat row of a file. */
export interface CampaignLine {
  readonly campaign_id: string
  readonly campaign_name: string
  readonly channel: string | null
  readonly starts_on: string
  readonly ends_on: string | null
  readonly cost: number
  readonly basis: string
  readonly treated: number
  readonly holdout: number
  readonly reached: number | null
  readonly responded: number
  readonly response_rate: number | null
  readonly response_low: number | null
  readonly response_high: number | null
  readonly buyers: number
  readonly net_amount: number
  readonly costed_share: number | null
  readonly margin_amount: number | null
  readonly naive_roi: number | null
  readonly incremental_margin: number | null
  readonly incremental_roi: number | null
  readonly incremental_roi_low: number | null
  readonly incremental_roi_high: number | null
  readonly conversion_treated: number | null
  readonly conversion_holdout: number | null
  readonly conversion_difference_low: number | null
  readonly conversion_difference_high: number | null
  readonly prior_treated: number | null
  readonly prior_holdout: number | null
  readonly is_balanced: boolean | null
  readonly still_running: number
  readonly overlapping: number
}

export const campaignColumns: readonly RowColumn<keyof CampaignLine>[] = [
  { name: 'campaign_id', type: 'VARCHAR' },
  { name: 'campaign_name', type: 'VARCHAR' },
  { name: 'channel', type: 'VARCHAR' },
  { name: 'starts_on', type: 'DATE' },
  { name: 'ends_on', type: 'DATE' },
  { name: 'cost', type: 'DOUBLE' },
  { name: 'basis', type: 'VARCHAR' },
  { name: 'treated', type: 'BIGINT' },
  { name: 'holdout', type: 'BIGINT' },
  { name: 'reached', type: 'BIGINT' },
  { name: 'responded', type: 'BIGINT' },
  { name: 'response_rate', type: 'DOUBLE' },
  { name: 'response_low', type: 'DOUBLE' },
  { name: 'response_high', type: 'DOUBLE' },
  { name: 'buyers', type: 'BIGINT' },
  { name: 'net_amount', type: 'DOUBLE' },
  { name: 'costed_share', type: 'DOUBLE' },
  { name: 'margin_amount', type: 'DOUBLE' },
  { name: 'naive_roi', type: 'DOUBLE' },
  { name: 'incremental_margin', type: 'DOUBLE' },
  { name: 'incremental_roi', type: 'DOUBLE' },
  { name: 'incremental_roi_low', type: 'DOUBLE' },
  { name: 'incremental_roi_high', type: 'DOUBLE' },
  { name: 'conversion_treated', type: 'DOUBLE' },
  { name: 'conversion_holdout', type: 'DOUBLE' },
  { name: 'conversion_difference_low', type: 'DOUBLE' },
  { name: 'conversion_difference_high', type: 'DOUBLE' },
  { name: 'prior_treated', type: 'DOUBLE' },
  { name: 'prior_holdout', type: 'DOUBLE' },
  { name: 'is_balanced', type: 'BOOLEAN' },
  { name: 'still_running', type: 'BIGINT' },
  { name: 'overlapping', type: 'BIGINT' }
]

export const campaignLines = (campaigns: readonly Campaign[]): CampaignLine[] =>
  campaigns.map(({ effect, reached, responded, ...campaign }) => ({
    ...campaign,
    reached: reached?.hits ?? null,
    responded: responded.hits,
    response_rate: responded.value,
    response_low: responded.interval?.low ?? null,
    response_high: responded.interval?.high ?? null,
    incremental_margin: effect?.incremental_margin ?? null,
    incremental_roi: effect?.roi ?? null,
    incremental_roi_low: effect?.roi_interval?.low ?? null,
    incremental_roi_high: effect?.roi_interval?.high ?? null,
    conversion_treated: effect?.conversion.treated.value ?? campaign.bought.value,
    conversion_holdout: effect?.conversion.holdout.value ?? null,
    conversion_difference_low: effect?.conversion.interval?.low ?? null,
    conversion_difference_high: effect?.conversion.interval?.high ?? null,
    prior_treated: effect?.prior.treated ?? null,
    prior_holdout: effect?.prior.holdout ?? null,
    is_balanced: effect?.is_balanced ?? null
  }))
