import { describe, expect, it } from 'vitest'
import { migrationFlow, type MigrationFlow } from '../../web/src/lib/charts/migration-flow.ts'
import { countMoves, kindOf, linksOf } from '../../web/src/routes/customers/moves.ts'

const flow: MigrationFlow = {
  left: [{ key: 'a', label: 'A {x}', size: '3' }],
  right: [
    { key: 'a', label: 'A {x}', size: '1' },
    { key: 'b', label: 'B', size: '2' }
  ],
  links: [
    { from: 'a', to: 'a', value: 1, kind: 'stayed' },
    { from: 'a', to: 'b', value: 2, kind: 'down' }
  ],
  describe: ({ from, to, value }) => `${from} ${to} ${value}`
}

interface Sankey {
  data: { name: string; depth: number; label: { formatter: () => string } }[]
  links: { source: string; target: string; value: number; lineStyle: { color: string } }[]
}

describe('migrationFlow', () => {
  const option = migrationFlow(flow, { font: 'sans', note: 12, width: 600 })
  const [sankey] = option['series'] as [Sankey]

  it('has a class once on either side, named with its size, braces and all', () => {
    expect(sankey.data.map(({ name, depth, label }) => [name, depth, label.formatter()])).toEqual([
      ['left a', 0, 'A {x}  3'],
      ['right a', 1, '1  A {x}'],
      ['right b', 1, '2  B']
    ])
  })

  it('draws a move down as bad and who stayed as quiet', () => {
    expect(
      sankey.links.map(({ source, target, value, lineStyle }) => [source, target, value, lineStyle.color])
    ).toEqual([
      ['left a', 'right a', 1, 'var(--stay)'],
      ['left a', 'right b', 2, 'var(--bad)']
    ])
  })

  it('keeps the names of classes apart, however few are in one, in one line or two', () => {
    const chart = (label: string, width: number) => {
      const built = migrationFlow(
        { ...flow, left: [{ key: 'a', label, size: '3' }] },
        { font: 'sans', note: 12, width }
      )
      const [{ data, nodeGap, label: text }] = built['series'] as [
        Sankey & { nodeGap: number; label: { lineHeight: number } }
      ]
      const lines = data[0]?.label.formatter().split('\n').length ?? 0
      return { lines, isApart: nodeGap >= lines * text.lineHeight }
    }
    expect([
      chart('重要价值客户', 343),
      chart('Important: to win back', 343),
      chart('Important: to win back', 800)
    ]).toEqual([
      { lines: 1, isApart: true },
      { lines: 2, isApart: true },
      { lines: 1, isApart: true }
    ])
  })

  it('tells of links only', () => {
    const { formatter } = option['tooltip'] as { formatter: (of: object) => string }
    expect(formatter({ dataType: 'edge', dataIndex: 1 })).toBe('a b 2')
    expect(formatter({ dataType: 'node', dataIndex: 1 })).toBe('')
  })
})

const segment = (name: string, customers_after: number, net_amount_after: number) => ({
  ...{ segment: name, label: name, rule: '', treatment: '', customers_after, net_amount_after },
  ...{ customers_before: 0, net_amount_before: 0, behaviour: 0, drift: 0 }
})

const cell = (from_segment: string, to_segment: string, customers: number) => ({
  ...{ from_segment, to_segment, customers },
  ...{ net_amount_before: 0, net_amount_after: 0 }
})

const migration = {
  ...{ build: '', scheme: 'own', schemes: ['own'], from: '2026-01', to: '2026-02', through: '2026-02-28' },
  segments: [
    segment('large', 2, 200),
    segment('small', 4, 40),
    segment('outside_window', 1, 0),
    segment('not_yet_customer', 5, 0)
  ],
  cells: [
    cell('large', 'large', 1),
    cell('large', 'small', 2),
    cell('small', 'large', 1),
    cell('small', 'outside_window', 1),
    cell('not_yet_customer', 'small', 2),
    cell('not_yet_customer', 'not_yet_customer', 5)
  ],
  moved: { customers: 6, by_behaviour: 6, by_drift: 0, by_both: 0 }
}

describe('moves', () => {
  it('are judged by net sales per customer, and not at the edges', () => {
    const worth = new Map([
      ['large', 100],
      ['small', 10]
    ])
    expect(migration.cells.map((each) => kindOf(each, worth))).toEqual([
      ...['stayed', 'down', 'up', 'edge', 'edge', 'stayed']
    ])
    expect(countMoves(migration)).toEqual({ down: 2, up: 1, fresh: 2 })
  })

  it('are drawn but for who never bought', () => {
    expect(linksOf(migration).map(({ from, to }) => `${from} ${to}`)).toEqual([
      ...['large large', 'large small', 'small large', 'small outside_window', 'not_yet_customer small']
    ])
  })
})
