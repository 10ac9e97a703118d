import type { RowColumn } from '../exports/select.ts'
import type { Funnel, FunnelGroup, FunnelStage } from './funnel-answer.ts'

/** A stage as one flat row of a file. */
export interface FunnelStageLine extends Omit<FunnelStage, 'pipeline' | 'went_on' | 'went_on_of_decided'> {
  readonly went_on: number
  readonly went_on_share: number | null
  readonly went_on_low: number | null
  readonly went_on_high: number | null
  readonly pipeline_opportunities: number
  readonly pipeline_amount: number
  readonly pipeline_median_age_days: number | null
  readonly pipeline_oldest_age_days: number | null
}

export const funnelStageColumns: readonly RowColumn<keyof FunnelStageLine>[] = [
  { name: 'position', type: 'BIGINT' },
  { name: 'stage', type: 'VARCHAR' },
  { name: 'entered', type: 'BIGINT' },
  { name: 'advanced', type: 'BIGINT' },
  { name: 'won', type: 'BIGINT' },
  { name: 'lost', type: 'BIGINT' },
  { name: 'open', type: 'BIGINT' },
  { name: 'closed', type: 'BIGINT' },
  { name: 'went_on', type: 'BIGINT' },
  { name: 'went_on_share', type: 'DOUBLE' },
  { name: 'went_on_low', type: 'DOUBLE' },
  { name: 'went_on_high', type: 'DOUBLE' },
  { name: 'median_days', type: 'BIGINT' },
  { name: 'stays', type: 'BIGINT' },
  { name: 'stays_open', type: 'BIGINT' },
  { name: 'pipeline_opportunities', type: 'BIGINT' },
  { name: 'pipeline_amount', type: 'DOUBLE' },
  { name: 'pipeline_median_age_days', type: 'DOUBLE' },
  { name: 'pipeline_oldest_age_days', type: 'DOUBLE' }
]

export const funnelStageLines = ({ stages }: Pick<Funnel, 'stages'>): FunnelStageLine[] =>
  stages.map(({ pipeline, went_on, went_on_of_decided: _decided, ...stage }) => ({
    ...stage,
    went_on: went_on.hits,
    went_on_share: went_on.value,
    went_on_low: went_on.interval?.low ?? null,
    went_on_high: went_on.interval?.high ?? null,
    pipeline_opportunities: pipeline.opportunities,
    pipeline_amount: pipeline.amount,
    pipeline_median_age_days: pipeline.median_age_days,
    pipeline_oldest_age_days: pipeline.oldest_age_days
  }))

/** A group as one flat row of a file; `total` is that of all. */
export interface FunnelGroupLine extends Omit<FunnelGroup, 'win_rate' | 'stages'> {
  readonly win_rate: number | null
  readonly win_rate_low: number | null
  readonly win_rate_high: number | null
}

export const funnelGroupColumns: readonly RowColumn<keyof FunnelGroupLine>[] = [
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'created', type: 'BIGINT' },
  { name: 'created_won', type: 'BIGINT' },
  { name: 'created_open', type: 'BIGINT' },
  { name: 'won', type: 'BIGINT' },
  { name: 'lost', type: 'BIGINT' },
  { name: 'win_rate', type: 'DOUBLE' },
  { name: 'win_rate_low', type: 'DOUBLE' },
  { name: 'win_rate_high', type: 'DOUBLE' },
  { name: 'won_amount', type: 'DOUBLE' },
  { name: 'median_cycle_days', type: 'DOUBLE' },
  { name: 'open', type: 'BIGINT' },
  { name: 'open_with_amount', type: 'BIGINT' },
  { name: 'open_amount', type: 'DOUBLE' }
]

export const funnelGroupLines = ({ groups, total }: Pick<Funnel, 'groups' | 'total'>): FunnelGroupLine[] =>
  [...groups, total].map(({ win_rate, stages: _stages, ...group }) => ({
    ...group,
    win_rate: win_rate.value,
    win_rate_low: win_rate.interval?.low ?? null,
    win_rate_high: win_rate.interval?.high ?? null
  }))
