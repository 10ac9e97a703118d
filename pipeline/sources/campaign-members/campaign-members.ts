import { defineSource } from '../define-source.ts'

/** Who was chosen for a campaign: to be treated, or held out so that its effect can be told. */
export const campaignMembers = defineSource({
  name: 'campaign_members',
  key: ['campaign_id', 'customer_id'],
  grain: 'entity',
  columns: {
    campaign_id: { type: 'text', required: true, synonyms: ['活动编号', '活动ID', '活动代码', 'campaign'] },
    customer_id: {
      type: 'text',
      required: true,
      synonyms: ['客户编号', '客户ID', '客户代码', '会员号', 'customer', 'client_id', 'member_id']
    },
    group: {
      type: 'choice',
      synonyms: ['分组', '组别', '实验组', 'arm', 'variant'],
      choices: {
        treated: ['实验组', '触达组', '目标组', 'treatment', 'test', 't'],
        holdout: ['对照组', '保留组', '空白组', 'control', 'c']
      }
    },
    contacted_at: {
      type: 'timestamp',
      synonyms: ['触达时间', '联系时间', '发送时间', 'sent_at', 'contacted_on']
    },
    responded_at: {
      type: 'timestamp',
      synonyms: ['响应时间', '回应时间', '点击时间', 'replied_at', 'responded_on']
    }
  }
})
