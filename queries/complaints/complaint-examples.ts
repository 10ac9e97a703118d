import type { KpiExample } from '../define-query.ts'
import type { ComplaintClock } from './terms.ts'

/** A row of the source, as in its file; its id is its place. */
export interface ExampleComplaint {
  readonly opened_at: string
  readonly first_response_at?: string
  readonly resolved_at?: string
  readonly followed_up_at?: string
}

interface September extends Pick<KpiExample, 'title' | 'expected'> {
  readonly complaints: readonly ExampleComplaint[]
  /** The last day of data, usually a month later. */
  readonly as_of?: string
  /** Of the config. */
  readonly clock?: ComplaintClock
}

/** September 2026 of a shop that sold once, and to which somebody complained. */
export const inSeptember = ({
  title,
  complaints,
  as_of = '2026-10-31',
  clock,
  expected
}: September): KpiExample => ({
  title,
  sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
  sources: {
    complaints: complaints.map((complaint, index) => ({ complaint_id: `C${index + 1}`, ...complaint }))
  },
  settings: { as_of, ...(clock !== undefined && { complaint_clock: clock }) },
  period: { month: '2026-09' },
  expected
})

/** A complaint of the day before, every step of it told of. */
const inAugust: ExampleComplaint = {
  opened_at: '2026-08-31 10:00:00',
  first_response_at: '2026-08-31 10:01:00',
  resolved_at: '2026-08-31 11:00:00',
  followed_up_at: '2026-09-01 10:00:00'
}

export const noShare = inSeptember({
  title: { 'zh-CN': '9月没有投诉：没有及时率', en: 'Nobody complained in September: no share' },
  complaints: [inAugust],
  expected: { value: null, numerator: 0, denominator: 0 }
})

export const noMedian = inSeptember({
  title: { 'zh-CN': '9月没有投诉：没有中位数', en: 'Nobody complained in September: none' },
  complaints: [inAugust],
  expected: { value: null }
})
