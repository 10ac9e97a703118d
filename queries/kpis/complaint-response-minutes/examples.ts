import { inSeptember, noMedian } from '../../complaints/complaint-examples.ts'
import type { ClockExamples } from '../../complaints/define-step-kpi.ts'

export const examples: ClockExamples = {
  configured: [
    inSeptember({
      title: { 'zh-CN': '4、6、20分钟：中位数6', en: '4, 6 and 20 minutes: 6' },
      complaints: [
        { opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:04:00' },
        { opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:06:00' },
        { opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:20:00' }
      ],
      expected: { value: 6 }
    }),
    noMedian,
    inSeptember({
      title: {
        'zh-CN': '9月30日23:58提交、10月1日0:03响应：5分钟，计入9月；未响应的不计',
        en: 'Opened at 23:58 on 30 September, responded to at 0:03 on 1 October: 5, in September; what waits does not count'
      },
      complaints: [
        { opened_at: '2026-09-30 23:58:00', first_response_at: '2026-10-01 00:03:00' },
        { opened_at: '2026-09-30 23:58:00' },
        { opened_at: '2026-10-01 00:00:00', first_response_at: '2026-10-01 01:00:00' }
      ],
      expected: { value: 5 }
    })
  ],
  calendar: [
    inSeptember({
      title: {
        'zh-CN': '周五17:59到周一9:01：按自然时间3,782分钟，配置为工作时间也一样',
        en: 'Friday 17:59 to Monday 9:01: 3,782 minutes by all hours, whatever the config says'
      },
      complaints: [{ opened_at: '2026-09-04 17:59:00', first_response_at: '2026-09-07 09:01:00' }],
      clock: 'working',
      expected: { value: 3782 }
    }),
    noMedian,
    inSeptember({
      title: {
        'zh-CN': '两条时取中间：30秒和90秒，1分钟',
        en: 'Of two the middle between them: 30 and 90 seconds, 1 minute'
      },
      complaints: [
        { opened_at: '2026-09-01 00:00:00', first_response_at: '2026-09-01 00:00:30' },
        { opened_at: '2026-09-30 23:58:30', first_response_at: '2026-10-01 00:00:00' }
      ],
      expected: { value: 1 }
    })
  ],
  working: [
    inSeptember({
      title: {
        'zh-CN': '周五17:59到周一9:01：工作时间2分钟',
        en: 'Friday 17:59 to Monday 9:01: 2 working minutes'
      },
      complaints: [{ opened_at: '2026-09-04 17:59:00', first_response_at: '2026-09-07 09:01:00' }],
      expected: { value: 2 }
    }),
    noMedian,
    inSeptember({
      title: {
        'zh-CN': '周日提交、当天响应：工作时间0分钟',
        en: 'Opened and responded to on a Sunday: 0 working minutes'
      },
      complaints: [{ opened_at: '2026-09-06 10:00:00', first_response_at: '2026-09-06 20:00:00' }],
      expected: { value: 0 }
    })
  ]
}
