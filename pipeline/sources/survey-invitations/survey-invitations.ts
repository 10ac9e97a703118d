import { defineSource } from '../define-source.ts'

/** Whom a survey was sent to; whoever answered is found by the answer's `invitation_id`. */
export const surveyInvitations = defineSource({
  name: 'survey_invitations',
  key: ['invitation_id'],
  grain: 'event',
  dated: 'sent_at',
  columns: {
    invitation_id: {
      type: 'text',
      required: true,
      synonyms: ['邀请编号', '发放编号', '邀请ID', 'invitation', 'invite_id']
    },
    customer_id: {
      type: 'text',
      synonyms: ['客户编号', '客户ID', '客户代码', '会员号', 'customer', 'client_id', 'member_id']
    },
    sent_at: {
      type: 'timestamp',
      required: true,
      synonyms: ['发送时间', '邀请时间', '发放时间', '发送日期', 'invited_at', 'sent_on']
    },
    survey: {
      type: 'choice',
      required: true,
      synonyms: ['问卷类型', '调查类型', '问卷', 'survey_type', 'kind'],
      choices: {
        csat: ['满意度', '客户满意度', 'satisfaction'],
        nps: ['净推荐值', '推荐意愿', 'recommendation'],
        ces: ['费力度', '客户费力度', 'effort']
      }
    }
  }
})
