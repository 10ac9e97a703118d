import { defineSource } from '../define-source.ts'

/** Contacts with customers: who spoke to whom, when, by which channel, and what is to come next. */
export const contacts = defineSource({
  name: 'contacts',
  key: ['contact_id'],
  grain: 'entity',
  columns: {
    contact_id: {
      type: 'text',
      required: true,
      synonyms: ['联系编号', '拜访编号', '跟进编号', '记录编号', 'activity_id', 'visit_id']
    },
    customer_id: {
      type: 'text',
      required: true,
      synonyms: ['客户编号', '客户ID', '客户代码', '会员号', 'customer', 'client_id', 'member_id']
    },
    contacted_at: {
      type: 'timestamp',
      required: true,
      synonyms: ['联系时间', '拜访时间', '跟进时间', '沟通时间', 'activity_at', 'visited_at', 'contacted_on']
    },
    channel: {
      type: 'choice',
      synonyms: ['联系方式', '沟通方式', '跟进方式', 'activity_type', 'type'],
      choices: {
        visit: ['拜访', '上门', '上门拜访', '走访', 'site visit'],
        meeting: ['会议', '会面', '面谈', '回顾会', 'review'],
        call: ['电话', '通话', '电话联系', 'phone'],
        message: ['微信', '短信', '消息', '企业微信', 'wechat', 'sms', 'im'],
        mail: ['邮件', '电子邮件', '信函', 'email', 'e-mail']
      }
    },
    owner: { type: 'text', synonyms: ['负责人', '跟进人', '联系人员', '客户经理', 'rep', 'agent'] },
    recorded_at: {
      type: 'timestamp',
      synonyms: ['录入时间', '登记时间', '记录时间', 'logged_at', 'entered_at']
    },
    next_step: { type: 'text', synonyms: ['下一步', '下步计划', '后续动作', 'next_action'] },
    next_due_on: {
      type: 'date',
      synonyms: ['下次联系日期', '下次跟进日期', '计划日期', 'next_action_on', 'due_on']
    }
  }
})
