import { defineSource } from '../define-source.ts'

/** When an opportunity entered a stage: one row per stage that it came through. */
export const opportunityStages = defineSource({
  name: 'opportunity_stages',
  key: ['opportunity_id', 'stage', 'entered_at'],
  grain: 'event',
  dated: 'entered_at',
  columns: {
    opportunity_id: {
      type: 'text',
      required: true,
      synonyms: ['商机编号', '商机ID', '机会编号', 'opportunity', 'deal_id']
    },
    stage: { type: 'text', required: true, synonyms: ['阶段', '商机阶段', '销售阶段', 'status', 'step'] },
    entered_at: {
      type: 'timestamp',
      required: true,
      synonyms: ['进入时间', '进入日期', '阶段开始时间', 'entered_on', 'changed_at']
    }
  }
})
