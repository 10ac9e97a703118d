import { inSeptember, noShare } from '../../complaints/complaint-examples.ts'
import type { ClockExamples } from '../../complaints/define-step-kpi.ts'

export const examples: ClockExamples = {
  configured: [
    inSeptember({
      title: {
        'zh-CN': '解决后恰好3天、3天零1秒回访各一条，一条一直没有回访，一条尚未解决：1/3',
        en: 'Followed up 3 days after the solution, 3 days and a second, never, and one not solved: 1 of 3'
      },
      complaints: [
        {
          opened_at: '2026-09-01 08:00:00',
          resolved_at: '2026-09-01 10:00:00',
          followed_up_at: '2026-09-04 10:00:00'
        },
        {
          opened_at: '2026-09-01 08:00:00',
          resolved_at: '2026-09-01 10:00:00',
          followed_up_at: '2026-09-04 10:00:01'
        },
        { opened_at: '2026-09-01 08:00:00', resolved_at: '2026-09-01 10:00:00' },
        { opened_at: '2026-09-01 08:00:00' }
      ],
      expected: { value: 0.3333333333333333, numerator: 1, denominator: 3 }
    }),
    inSeptember({
      title: { 'zh-CN': '9月的投诉都没有解决：没有及时率', en: 'None of September is solved: no share' },
      complaints: [
        {
          opened_at: '2026-08-01 08:00:00',
          resolved_at: '2026-08-01 10:00:00',
          followed_up_at: '2026-08-02 10:00:00'
        },
        { opened_at: '2026-09-03 10:00:00' }
      ],
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '计入提交的月份：9月30日提交、10月5日解决、10月8日回访，算9月的：1/1',
        en: 'It counts in the month in which it was opened: on 30 September, solved on 5 October, followed up on the 8th: 1 of 1 in September'
      },
      complaints: [
        {
          opened_at: '2026-09-30 23:00:00',
          resolved_at: '2026-10-05 10:00:00',
          followed_up_at: '2026-10-08 10:00:00'
        },
        { opened_at: '2026-10-01 00:00:00', resolved_at: '2026-10-05 10:00:00' }
      ],
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ],
  calendar: [
    inSeptember({
      title: {
        'zh-CN': '周五解决、周二回访：按自然时间已满3天，不及时，配置为工作时间也一样；另一条周一回访：1/2',
        en: 'Solved on Friday, followed up on Tuesday: over 3 days by all hours, whatever the config says; another on Monday: 1 of 2'
      },
      complaints: [
        {
          opened_at: '2026-09-04 08:00:00',
          resolved_at: '2026-09-04 10:00:00',
          followed_up_at: '2026-09-08 10:00:00'
        },
        {
          opened_at: '2026-09-04 08:00:00',
          resolved_at: '2026-09-04 10:00:00',
          followed_up_at: '2026-09-07 10:00:00'
        }
      ],
      clock: 'working',
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN': '数据截止到9月30日：28日零点解决的恰好3天，不计；早一秒的算晚：0/1',
        en: 'The data end with 30 September: solved at midnight of the 28th is just 3 days ago and does not count; a second earlier is late: 0 of 1'
      },
      complaints: [
        {
          opened_at: '2026-08-27 08:00:00',
          resolved_at: '2026-08-27 10:00:00',
          followed_up_at: '2026-08-28 10:00:00'
        },
        { opened_at: '2026-09-27 08:00:00', resolved_at: '2026-09-28 00:00:00' },
        { opened_at: '2026-09-27 08:00:00', resolved_at: '2026-09-27 23:59:59' }
      ],
      as_of: '2026-09-30',
      expected: { value: 0, numerator: 0, denominator: 1 }
    })
  ],
  working: [
    inSeptember({
      title: {
        'zh-CN': '周五10:00解决，三个工作日后是周三10:00：恰好及时，晚一秒就不及时：1/2',
        en: 'Solved on Friday at 10:00: three working days later it is Wednesday at 10:00; a second later is late: 1 of 2'
      },
      complaints: [
        {
          opened_at: '2026-09-04 08:00:00',
          resolved_at: '2026-09-04 10:00:00',
          followed_up_at: '2026-09-09 10:00:00'
        },
        {
          opened_at: '2026-09-04 08:00:00',
          resolved_at: '2026-09-04 10:00:00',
          followed_up_at: '2026-09-09 10:00:01'
        }
      ],
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }),
    noShare,
    inSeptember({
      title: {
        'zh-CN': '9月30日周三18:00解决，10月5日周一18:00回访：恰好三个工作日，计入9月：1/1',
        en: 'Solved at 18:00 on Wednesday 30 September, followed up at 18:00 on Monday 5 October: just three working days, in September: 1 of 1'
      },
      complaints: [
        {
          opened_at: '2026-09-30 08:00:00',
          resolved_at: '2026-09-30 18:00:00',
          followed_up_at: '2026-10-05 18:00:00'
        }
      ],
      expected: { value: 1, numerator: 1, denominator: 1 }
    })
  ]
}
