import { defineSource } from '../define-source.ts'

/** Sales opportunities as they stand: their stage, what they are worth, and how they ended. */
export const opportunities = defineSource({
  name: 'opportunities',
  key: ['opportunity_id'],
  grain: 'entity',
  columns: {
    opportunity_id: {
      type: 'text',
      required: true,
      synonyms: ['商机编号', '商机ID', '机会编号', 'opportunity', 'deal_id']
    },
    customer_id: {
      type: 'text',
      synonyms: ['客户编号', '客户ID', '客户代码', 'customer', 'client_id', 'account_id']
    },
    created_at: {
      type: 'timestamp',
      required: true,
      synonyms: ['创建时间', '创建日期', '商机日期', 'created_on', 'opened_at']
    },
    stage: { type: 'text', required: true, synonyms: ['阶段', '商机阶段', '销售阶段', 'status', 'step'] },
    amount: { type: 'number', synonyms: ['金额', '预计金额', '商机金额', 'value', 'deal_value'] },
    closed_at: {
      type: 'timestamp',
      synonyms: ['关闭时间', '结束时间', '成交时间', 'closed_on', 'close_date']
    },
    outcome: {
      type: 'choice',
      synonyms: ['结果', '商机结果', 'result'],
      choices: {
        won: ['赢单', '成交', '中标', '成功', 'win'],
        lost: ['输单', '丢单', '失败', '流失', 'loss', 'lose']
      }
    },
    owner: { type: 'text', synonyms: ['负责人', '销售员', '业务员', '客户经理', 'rep', 'sales_rep'] }
  }
})
