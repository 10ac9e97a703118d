import { inSeptember, noMedian } from '../../complaints/complaint-examples.ts'
import type { ClockExamples } from '../../complaints/define-step-kpi.ts'

export const examples: ClockExamples = {
  configured: [
    inSeptember({
      title: { 'zh-CN': '2、5、50小时：中位数5', en: '2, 5 and 50 hours: 5' },
      complaints: [
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 12:00:00' },
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 15:00:00' },
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-05 12:00:00' }
      ],
      expected: { value: 5 }
    }),
    noMedian,
    inSeptember({
      title: {
        'zh-CN': '9月30日22:00提交、10月1日4:30解决：6.5小时，计入9月；未解决的不计',
        en: 'Opened at 22:00 on 30 September, solved at 4:30 on 1 October: 6.5, in September; open ones do not count'
      },
      complaints: [
        { opened_at: '2026-09-30 22:00:00', resolved_at: '2026-10-01 04:30:00' },
        { opened_at: '2026-09-30 23:58:00' }
      ],
      expected: { value: 6.5 }
    })
  ],
  calendar: [
    inSeptember({
      title: {
        'zh-CN': '周五18:00到周一9:00：按自然时间63小时，配置为工作时间也一样',
        en: 'Friday 18:00 to Monday 9:00: 63 hours by all hours, whatever the config says'
      },
      complaints: [{ opened_at: '2026-09-04 18:00:00', resolved_at: '2026-09-07 09:00:00' }],
      clock: 'working',
      expected: { value: 63 }
    }),
    noMedian,
    inSeptember({
      title: {
        'zh-CN': '截止日之后的解决还不知道：只计2小时的那条',
        en: 'A solution after the last day of data is not known yet: only the one of 2 hours counts'
      },
      complaints: [
        { opened_at: '2026-09-29 10:00:00', resolved_at: '2026-09-29 12:00:00' },
        { opened_at: '2026-09-30 10:00:00', resolved_at: '2026-10-01 00:00:00' }
      ],
      as_of: '2026-09-30',
      expected: { value: 2 }
    })
  ],
  working: [
    inSeptember({
      title: {
        'zh-CN': '周五16:00到周一10:30：2 + 1.5个工作小时',
        en: 'Friday 16:00 to Monday 10:30: 2 + 1.5 working hours'
      },
      complaints: [{ opened_at: '2026-09-04 16:00:00', resolved_at: '2026-09-07 10:30:00' }],
      expected: { value: 3.5 }
    }),
    noMedian,
    inSeptember({
      title: {
        'zh-CN': '9月30日周三18:00提交、10月1日9:00解决：0个工作小时，计入9月',
        en: 'Opened at 18:00 on Wednesday 30 September, solved at 9:00 on 1 October: 0 working hours, in September'
      },
      complaints: [{ opened_at: '2026-09-30 18:00:00', resolved_at: '2026-10-01 09:00:00' }],
      expected: { value: 0 }
    })
  ]
}
