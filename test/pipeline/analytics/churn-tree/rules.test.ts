import { describe, expect, it } from 'vitest'
import { planCutoffs } from '../../../../pipeline/analytics/churn-tree/cutoffs.ts'
import { cutsOf, featureNames, type FeatureName } from '../../../../pipeline/analytics/churn-tree/features.ts'
import { conditionsOf, ruleName } from '../../../../pipeline/analytics/churn-tree/rules.ts'
import { wordsOf } from '../../../../pipeline/analytics/churn-tree/rule-words.ts'

const feature = (name: FeatureName) => featureNames.indexOf(name)

describe('a rule', () => {
  const conditions = conditionsOf([
    { feature: feature('days_in_window'), cut: 8, side: 'below' },
    { feature: feature('recency_days'), cut: 40, side: 'above' },
    { feature: feature('days_in_window'), cut: 3, side: 'below' },
    { feature: feature('recency_days'), cut: 64, side: 'above' }
  ])

  it('names each feature once, with the narrowest limits', () => {
    expect(conditions).toEqual([
      { feature: 'recency_days', from: 64, below: null },
      { feature: 'days_in_window', from: null, below: 3 }
    ])
    expect(ruleName(conditions)).toBe('recency_days-from-64_days_in_window-below-3')
  })

  it('is said in both languages', () => {
    expect(wordsOf(conditions, 365)).toEqual({
      zh: '64天以上没有购买，且近12个月购买少于3天',
      en: 'no purchase for at least 64 days and fewer than 3 purchase days in 12 months'
    })
  })

  it('mentions those who bought once where they belong to it', () => {
    const gap = { feature: 'mean_gap_days', from: 80, below: null } as const
    expect(wordsOf([gap], 365).en).toContain('or only one purchase')
    expect(wordsOf([{ feature: 'days_in_window', from: 4, below: null }, gap], 365).en).toBe(
      'at least 4 purchase days in 12 months and usually 80 days or more between purchases'
    )
  })

  it.each(
    featureNames.flatMap((name) => [
      { feature: name, from: 2, below: null },
      { feature: name, from: null, below: 5 },
      { feature: name, from: 2, below: 5 },
      { feature: name, from: -3, below: null },
      { feature: name, from: null, below: 0 },
      { feature: name, from: 0, below: null },
      { feature: name, from: null, below: 1 }
    ])
  )('has words for %j', (condition) => {
    for (const lookBackDays of [365, 182]) {
      const { zh, en } = wordsOf([condition], lookBackDays)
      expect(`${zh} ${en}`).not.toMatch(/NaN|undefined|null|Infinity/)
      expect(zh).not.toMatch(/[a-z]/)
    }
  })
})

describe('cutsOf', () => {
  it('splits only at numbers that one would say', () => {
    const values = Float64Array.from({ length: 500 }, (_none, index) => index * 12.345)
    const cuts = cutsOf('net_amount', values)
    expect(cuts.every((cut) => Number(cut.toPrecision(2)) === cut)).toBe(true)
    expect(cuts).toEqual([...new Set(cuts)].sort((one, other) => one - other))
    expect(cutsOf('recency_days', Float64Array.of(NaN, 3, 3, 3))).toEqual([3])
    expect(cutsOf('recency_days', Float64Array.of(NaN))).toEqual([])
  })
})

describe('planCutoffs', () => {
  const plan = (firstOn: string, windowDays = 90) => planCutoffs({ asOf: '2026-10-31', firstOn, windowDays })

  it('learns at earlier days than it tests, none of whose outcomes overlap', () => {
    const { cutoffs = [], lookBackDays, longestTenureDays } = plan('2024-01-01') ?? {}
    expect(cutoffs.map(({ purpose, cutOff }) => `${purpose} ${cutOff}`)).toEqual([
      'apply 2026-11-01',
      'test 2026-08-03',
      'test 2026-05-05',
      'train 2026-02-04',
      'train 2025-11-06',
      'train 2025-08-08',
      'train 2025-05-10'
    ])
    expect([lookBackDays, longestTenureDays]).toEqual([365, 495])
    for (const { position, cutOff, labelUntil } of cutoffs.slice(1)) {
      expect(labelUntil).toBe(cutoffs[position - 1]?.cutOff)
      expect(cutOff < labelUntil).toBe(true)
    }
  })

  it('looks back half a year where the data are short, and has no plan where they are shorter', () => {
    expect(plan('2025-10-01')).toMatchObject({ lookBackDays: 182 })
    expect(plan('2025-10-01')?.cutoffs.map(({ purpose }) => purpose)).toEqual(['apply', 'test', 'train'])
    expect(plan('2026-05-01')).toBeNull()
  })
})
