import { defineSource } from '../define-source.ts'

/** Marketing campaigns with what they cost. */
export const campaigns = defineSource({
  name: 'campaigns',
  key: ['campaign_id'],
  grain: 'entity',
  columns: {
    campaign_id: { type: 'text', required: true, synonyms: ['活动编号', '活动ID', '活动代码', 'campaign'] },
    campaign_name: { type: 'text', synonyms: ['活动名称', '活动', 'name', 'title'] },
    starts_on: {
      type: 'date',
      required: true,
      synonyms: ['开始日期', '开始时间', '活动开始', 'start_date', 'started_on']
    },
    ends_on: { type: 'date', synonyms: ['结束日期', '结束时间', '活动结束', 'end_date', 'ended_on'] },
    cost: {
      type: 'number',
      required: true,
      synonyms: ['费用', '花费', '活动费用', '投入', 'spend', 'budget']
    },
    channel: { type: 'text', synonyms: ['渠道', '推广渠道', '活动渠道', 'medium'] }
  },
  rules: [
    { column: 'ends_on', when: 'ends_on < starts_on', reason: 'before the start' },
    { column: 'cost', when: 'cost < 0', reason: 'below zero' }
  ]
})
