import { inSeptember, noShare } from '../../complaints/complaint-examples.ts'
import type { ClockExamples } from '../../complaints/define-step-kpi.ts'

export const examples: ClockExamples = {
  configured: [
    inSeptember({
      title: {
        'zh-CN': '5分钟、10分钟、11分钟响应各一条，另一条一直没有响应：2/4',
        en: 'Responses after 5, 10 and 11 minutes, and none at all: 2 of 4'
      },
      complaints: [
        { opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:05:00' },
        { opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:10:00' },
        { opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:11:00' },
        { opened_at: '2026-09-20 10:00:00' }
      ],
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN':
          '数据截止到9月30日：当晚23:55提交、尚未响应的还没有到时限，不计；9月1日零点提交的计，8月最后一秒的不计：1/1',
        en: 'The data end with 30 September: what was opened at 23:55 and waits is not yet late and does not count; the first second of September does, the one before does not: 1 of 1'
      },
      complaints: [
        { opened_at: '2026-08-31 23:59:59', first_response_at: '2026-09-01 12:00:00' },
        { opened_at: '2026-09-01 00:00:00', first_response_at: '2026-09-01 00:10:00' },
        { opened_at: '2026-09-30 23:55:00' }
      ],
      as_of: '2026-09-30',
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ],
  calendar: [
    inSeptember({
      title: {
        'zh-CN': '周六提交、周一9:05响应：按自然时间不及时，配置为工作时间也一样；另一条3分钟响应：1/2',
        en: 'Opened on a Saturday, responded to on Monday at 9:05: late by all hours, whatever the config says; another after 3 minutes: 1 of 2'
      },
      complaints: [
        { opened_at: '2026-09-05 12:00:00', first_response_at: '2026-09-07 09:05:00' },
        { opened_at: '2026-09-05 12:00:00', first_response_at: '2026-09-05 12:03:00' }
      ],
      clock: 'working',
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN': '9月30日23:55提交，10月1日0:05响应：恰好10分钟，计入9月：1/1',
        en: 'Opened at 23:55 on 30 September, responded to at 0:05 on 1 October: just 10 minutes, in September: 1 of 1'
      },
      complaints: [{ opened_at: '2026-09-30 23:55:00', first_response_at: '2026-10-01 00:05:00' }],
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ],
  working: [
    inSeptember({
      title: {
        'zh-CN':
          '周六提交、周一9:05响应：工作时间5分钟，及时；周五17:55提交、周一9:06响应：11分钟，不及时：1/2',
        en: 'Opened on a Saturday, responded to on Monday at 9:05: 5 working minutes; on Friday at 17:55, on Monday at 9:06: 11, late: 1 of 2'
      },
      complaints: [
        { opened_at: '2026-09-05 12:00:00', first_response_at: '2026-09-07 09:05:00' },
        { opened_at: '2026-09-04 17:55:00', first_response_at: '2026-09-07 09:06:00' }
      ],
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN':
          '周五17:55提交，周一9:05响应：恰好10分钟；周日提交、当天没有响应，数据到周日为止：时限未到，不计：1/1',
        en: 'Friday 17:55 to Monday 9:05: just 10 minutes; opened on a Sunday, with which the data end, and waiting: not yet late: 1 of 1'
      },
      complaints: [
        { opened_at: '2026-09-18 17:55:00', first_response_at: '2026-09-21 09:05:00' },
        { opened_at: '2026-09-27 10:00:00' }
      ],
      as_of: '2026-09-27',
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ]
}
