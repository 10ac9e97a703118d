import { defineSource } from '../define-source.ts'

/** Several ids of one customer: everything of `alias_id` belongs to `customer_id`. */
export const customerAliases = defineSource({
  name: 'customer_aliases',
  key: ['alias_id'],
  grain: 'entity',
  columns: {
    alias_id: {
      type: 'text',
      required: true,
      synonyms: [
        '别名编号',
        '重复编号',
        '旧客户编号',
        '原客户编号',
        'duplicate_id',
        'old_id',
        'old_customer_id'
      ]
    },
    customer_id: {
      type: 'text',
      required: true,
      synonyms: ['客户编号', '客户ID', '保留编号', '主客户编号', 'kept_id', 'master_id']
    }
  },
  rules: [{ column: 'customer_id', when: 'customer_id = alias_id', reason: 'an alias of itself' }]
})
