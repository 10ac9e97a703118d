import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameClusters } from '../../../../pipeline/analytics/clusters/cluster-names.ts'

describe('nameClusters', () => {
  it('says where a cluster lies', () => {
    expect(
      nameClusters([
        { recency: -0.9, frequency: 0.8, money: 0.9 },
        { recency: 0, frequency: 0, money: 0 },
        { recency: 1.2, frequency: -1.1, money: -0.5 }
      ])
    ).toEqual([
      { cluster: 'recent_frequent_high-spend', zh: '近期高频高额', en: 'Recent, frequent, high spend' },
      {
        cluster: 'while-ago_sometimes_medium-spend',
        zh: '中期中频中额',
        en: 'A while ago, sometimes, medium spend'
      },
      { cluster: 'long-ago_seldom_low-spend', zh: '久未购买低频低额', en: 'Long ago, seldom, low spend' }
    ])
  })

  it('has stronger words where they tell two apart', () => {
    const names = nameClusters([
      { recency: -0.5, frequency: 0.5, money: 0.5 },
      { recency: -0.5, frequency: 1.5, money: 1.5 }
    ])
    expect(names.map(({ zh }) => zh)).toEqual(['近期高频高额', '近期极高频极高额'])
  })

  it('never gives a name twice', () => {
    const measure = fc.double({ min: -3, max: 3, noNaN: true })
    const place = fc.record({ recency: measure, frequency: measure, money: measure })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), (places) => {
        for (const key of ['cluster', 'zh', 'en'] as const) {
          expect(new Set(nameClusters(places).map((name) => name[key])).size).toBe(places.length)
        }
      })
    )
  })
})
