import { defineSource } from '../define-source.ts'

/** Complaints with the times at which they were answered, solved and followed up; open ones lack the later times. */
export const complaints = defineSource({
  name: 'complaints',
  key: ['complaint_id'],
  grain: 'entity',
  columns: {
    complaint_id: {
      type: 'text',
      required: true,
      synonyms: ['投诉编号', '投诉单号', '工单编号', '工单号', 'ticket_id', 'ticket', 'case_id']
    },
    customer_id: {
      type: 'text',
      synonyms: ['客户编号', '客户ID', '客户代码', '会员号', 'customer', 'client_id', 'member_id']
    },
    opened_at: {
      type: 'timestamp',
      required: true,
      synonyms: ['投诉时间', '受理时间', '创建时间', '提交时间', 'created_at', 'opened_on', 'received_at']
    },
    first_response_at: {
      type: 'timestamp',
      synonyms: ['首次响应时间', '响应时间', '首次回复时间', 'first_reply_at', 'responded_at']
    },
    resolved_at: {
      type: 'timestamp',
      synonyms: ['解决时间', '办结时间', '完成时间', '关闭时间', 'solved_at', 'closed_at']
    },
    followed_up_at: {
      type: 'timestamp',
      synonyms: ['回访时间', '跟进时间', 'follow_up_at', 'called_back_at']
    },
    category: { type: 'text', synonyms: ['投诉类别', '投诉类型', '投诉原因', '类别', 'reason', 'type'] },
    product_id: {
      type: 'text',
      synonyms: ['产品编号', '产品ID', '商品编号', '商品编码', 'SKU', 'product', 'item_id']
    },
    severity: { type: 'text', synonyms: ['严重程度', '级别', '优先级', 'priority', 'level'] },
    owner: { type: 'text', synonyms: ['处理人', '负责人', '客服', '受理人', 'agent', 'assignee', 'handler'] }
  }
})
