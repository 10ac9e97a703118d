import { inSeptember, noShare } from '../../complaints/complaint-examples.ts'
import type { ClockExamples } from '../../complaints/define-step-kpi.ts'

export const examples: ClockExamples = {
  configured: [
    inSeptember({
      title: {
        'zh-CN': '3小时、24小时、24小时零1秒解决各一条，另一条两天后仍未解决：2/4',
        en: 'Solved after 3 hours, after 24, after 24 and a second, and not after two days: 2 of 4'
      },
      complaints: [
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 13:00:00' },
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-04 10:00:00' },
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-04 10:00:01' },
        { opened_at: '2026-09-20 10:00:00' }
      ],
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    }),
    inSeptember({
      title: {
        'zh-CN': '只有一条投诉，数据截止时还不满24小时：没有及时率',
        en: 'One complaint only, not 24 hours old when the data end: no share'
      },
      complaints: [
        { opened_at: '2026-08-03 10:00:00', resolved_at: '2026-08-03 13:00:00' },
        { opened_at: '2026-09-30 10:00:00' }
      ],
      as_of: '2026-09-30',
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '9月30日最后一秒提交、10月1日最后一秒解决：恰好24小时，计入9月；8月的不计：1/1',
        en: 'Opened in the last second of 30 September, solved in that of 1 October: just 24 hours, in September; one of August does not count: 1 of 1'
      },
      complaints: [
        { opened_at: '2026-08-31 23:59:59', resolved_at: '2026-09-20 10:00:00' },
        { opened_at: '2026-09-30 23:59:59', resolved_at: '2026-10-01 23:59:59' }
      ],
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ],
  calendar: [
    inSeptember({
      title: {
        'zh-CN': '周五17:00提交、周一10:00解决：按自然时间不及时，配置为工作时间也一样；另一条次日解决：1/2',
        en: 'Friday 17:00 to Monday 10:00: late by all hours, whatever the config says; another solved the next day: 1 of 2'
      },
      complaints: [
        { opened_at: '2026-09-04 17:00:00', resolved_at: '2026-09-07 10:00:00' },
        { opened_at: '2026-09-04 17:00:00', resolved_at: '2026-09-05 17:00:00' }
      ],
      clock: 'working',
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN': '截止日零点提交、仍未解决：到当天结束恰好24小时，还不算晚，不计；早一秒的算晚：0/1',
        en: 'Opened as the last day of data began, and open: just 24 hours at its end, not yet late; a second earlier is late: 0 of 1'
      },
      complaints: [
        { opened_at: '2026-09-01 00:00:00', resolved_at: '2026-09-03 10:00:00' },
        { opened_at: '2026-09-30 00:00:00' }
      ],
      as_of: '2026-09-30',
      expected: { value: 0, numerator: 0, denominator: 1 }
    })
  ],
  working: [
    inSeptember({
      title: {
        'zh-CN': '周五9:00提交，24个工作小时是两天又6小时：周二15:00解决及时，晚一秒就不及时：1/2',
        en: 'Opened on a Friday at 9:00; 24 working hours are two days and 6 hours: solved on Tuesday at 15:00 is in time, a second later is not: 1 of 2'
      },
      complaints: [
        { opened_at: '2026-09-04 09:00:00', resolved_at: '2026-09-08 15:00:00' },
        { opened_at: '2026-09-04 09:00:00', resolved_at: '2026-09-08 15:00:01' }
      ],
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN': '9月30日周三15:00提交，10月5日周一12:00解决：3 + 9 + 9 + 3个工作小时，计入9月：1/1',
        en: 'Opened at 15:00 on Wednesday 30 September, solved at 12:00 on Monday 5 October: 3 + 9 + 9 + 3 working hours, in September: 1 of 1'
      },
      complaints: [{ opened_at: '2026-09-30 15:00:00', resolved_at: '2026-10-05 12:00:00' }],
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ]
}
