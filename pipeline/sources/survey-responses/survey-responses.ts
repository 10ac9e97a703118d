import { defineSource } from '../define-source.ts'

/** Answers to surveys: one row per answer, of one customer (or of somebody unknown) on one scale. */
export const surveyResponses = defineSource({
  name: 'survey_responses',
  key: ['response_id'],
  grain: 'event',
  dated: 'responded_at',
  columns: {
    response_id: {
      type: 'text',
      required: true,
      synonyms: ['答卷编号', '回复编号', '问卷回复编号', '答卷ID', 'response', 'answer_id']
    },
    customer_id: {
      type: 'text',
      synonyms: ['客户编号', '客户ID', '客户代码', '会员号', 'customer', 'client_id', 'member_id']
    },
    responded_at: {
      type: 'timestamp',
      required: true,
      synonyms: [
        '答卷时间',
        '回复时间',
        '评价时间',
        '提交时间',
        'submitted_at',
        'answered_at',
        'responded_on'
      ]
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
    },
    score: {
      type: 'number',
      required: true,
      synonyms: ['得分', '评分', '分数', '打分', 'rating', 'value']
    },
    scale_min: { type: 'number', synonyms: ['最低分', '量表下限', 'min_score'] },
    scale_max: { type: 'number', synonyms: ['最高分', '满分', '量表上限', 'max_score'] },
    invitation_id: { type: 'text', synonyms: ['邀请编号', '发放编号', 'invitation', 'invite_id'] },
    touchpoint: { type: 'text', synonyms: ['触点', '服务环节', '场景', 'touch_point', 'moment'] },
    comment: {
      type: 'text',
      synonyms: ['评语', '留言', '意见', '评价内容', 'feedback', 'remark', 'verbatim']
    }
  },
  rules: [
    {
      column: 'score',
      when: `score < coalesce(scale_min, case when survey = 'nps' then 0 else 1 end)
        or score > coalesce(scale_max, case survey when 'nps' then 10 when 'ces' then 7 else 5 end)`,
      reason: 'outside the scale of its survey'
    }
  ],
  sql: new URL('./survey-responses.sql', import.meta.url)
})
