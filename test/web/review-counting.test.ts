import { describe, expect, it } from 'vitest'
import { kpis, type KpiName } from '../../queries/index.ts'
import { countingOf, methodOf } from '../../web/src/routes/(review)/counting.ts'

const settings = {
  first_order_on: '2024-01-03',
  churn_window_days: '90',
  churn_window_proposed_days: '69'
}
const month = { from: '2026-10-01', to: '2026-10-31' }

function counting(name: KpiName, definition?: string, more: object = {}) {
  const kpi = kpis.find((each) => each.name === name)
  if (kpi === undefined) throw new Error(name)
  const answer = { window: month, through: '2026-10-31', short_history: false, ...more }
  const asked = definition ?? kpi.variant
  return countingOf({ kpi, answer: { ...answer, definition: asked }, language: 'en', settings })
}

describe('how a figure was counted', () => {
  it('is named, and told apart from the own definition', () => {
    expect(counting('repurchase-rate')).toMatchObject({ isOwn: true, trails: true, label: 'Last 365 days' })
    expect(counting('repurchase-rate', 'within-period')).toMatchObject({
      isOwn: false,
      trails: false,
      label: 'Within the period'
    })
  })

  it('ends with the last known day of a month that is not over', () => {
    expect(counting('net-sales', undefined, { through: '2026-10-19' }).window).toEqual({
      from: '2026-10-01',
      to: '2026-10-19'
    })
    expect(counting('net-sales').window).toEqual(month)
  })

  it('has the W that it used, and none where W plays no part', () => {
    expect(counting('churn-rate').churnWindowDays).toBe(90)
    expect(counting('churn-rate', 'proposed-window').churnWindowDays).toBe(69)
    expect(counting('retention-rate').churnWindowDays).toBeNull()
  })

  it('says which way it is off when the data begin too late', () => {
    const short = { short_history: true }
    expect(counting('repurchase-rate', undefined, short).shortHistory).toEqual({
      since: '2024-01-03',
      side: 'low'
    })
    expect(counting('new-customers', undefined, short).shortHistory?.side).toBe('high')
    expect(counting('repurchase-rate', 'cohort', short).shortHistory?.side).toBe('unsure')
    expect(counting('repurchase-rate').shortHistory).toBeNull()
  })

  it('knows the definitions that look ahead, whose later months have had less time', () => {
    const retention = kpis.find(({ name }) => name === 'retention-rate')
    if (retention === undefined) throw new Error('retention-rate')
    expect(methodOf(retention, 'on-or-after').looks_ahead).toBe(true)
    expect(methodOf(retention, 'in-period').looks_ahead).toBe(false)
  })
})
