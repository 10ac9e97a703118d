import { describe, expect, it } from 'vitest'
import { paretoCurve, shareAt, type ParetoCurve } from '../../web/src/lib/charts/pareto-curve.ts'
import { sparkline } from '../../web/src/lib/charts/sparkline.ts'
import { colours, type Surface } from '../../web/src/lib/charts/surface.ts'

const surface: Surface = { font: 'sans-serif', note: 12, width: 580 }

const curve: ParetoCurve = {
  now: [
    { members: 0, share: 0 },
    { members: 0.2, share: 0.6345 },
    { members: 1, share: 1 }
  ],
  before: [
    { members: 0, share: 0 },
    { members: 0.5, share: 0.9 },
    { members: 1, share: 1 }
  ],
  top: { members: 0.2, share: 0.6345, label: '20% → {63.5%}' },
  classes: [],
  axes: { members: 'members', share: 'share' },
  even: 'equal',
  describe: (index) => [`<${index}>`, `"first" & ${index}`]
}

const classes = [
  { end: { members: 0.3, share: 0.8 }, labels: ['Class A: 30, 80%', 'A 30', 'A'] },
  { end: { members: 0.4, share: 0.95 }, labels: ['Class B: 10, 15%', 'B 10', 'B'] },
  { end: { members: 1, share: 1 }, labels: ['Class C: 60, 5%', 'C 60', 'C'] }
]

type Labelled = { value: number[]; label: { formatter: () => string } }
type Series = {
  data: (number[] | Labelled)[]
  lineStyle: { color?: string; opacity?: number }
  label?: { formatter: () => string }
  tooltip?: { show: boolean }
  z?: number
}
type Axis = { min: number; max: number; name: string }

function build(given: Partial<ParetoCurve> = {}, width = surface.width) {
  const option = paretoCurve({ ...curve, ...given }, { ...surface, width })
  const series = option['series'] as Series[]
  const drawnIn = (colour: string) => series.filter(({ lineStyle }) => lineStyle?.color === colour)
  return {
    series,
    now: drawnIn(colours.ac)[0],
    before: drawnIn(colours.py)[0],
    bounds: drawnIn(colours.ink3).map(({ data }) => data),
    classLabels: series
      .filter(({ lineStyle }) => lineStyle?.opacity === 0)
      .flatMap(({ data }) => data as Labelled[])
      .map(({ value, label }) => [value[0], label.formatter()]),
    axes: [option['xAxis'], option['yAxis']] as Axis[],
    formatter: (option['tooltip'] as { formatter: (items: { dataIndex: number }[]) => string }).formatter
  }
}

describe('paretoCurve', () => {
  it('draws this period in front of the lighter one before, in percent from nothing to everything', () => {
    const { now, before, axes } = build()
    expect(now?.data).toEqual([
      [0, 0],
      [20, 63.45],
      [100, 100]
    ])
    expect(before?.data[1]).toEqual([50, 90])
    expect(now?.z ?? 0).toBeGreaterThan(before?.z ?? 0)
    expect(axes.map(({ min, max, name }) => [min, max, name])).toEqual([
      [0, 100, 'members'],
      [0, 100, 'share']
    ])
    expect(build({ before: null }).before).toBeUndefined()
  })

  it('names one point, braces and all', () => {
    const [dot] = build().series.filter(({ data }) => data.length === 1)
    expect(dot?.data).toEqual([[20, 63.45]])
    expect(dot?.label?.formatter()).toBe('20% → {63.5%}')
  })

  it('bounds the classes up to the curve and says what room there is for', () => {
    expect(build().bounds).toEqual([])
    const wide = build({ classes })
    expect(wide.bounds).toEqual([
      [
        [30, 0],
        [30, 80]
      ],
      [
        [40, 0],
        [40, 95]
      ]
    ])
    expect(wide.classLabels).toEqual([
      [15, 'Class A: 30, 80%'],
      [35, 'B 10'],
      [70, 'Class C: 60, 5%']
    ])
    expect(build({ classes }, 220).classLabels).toEqual([
      [15, 'A 30'],
      [35, 'B'],
      [70, 'C 60']
    ])
    expect(build({ classes }, 120).classLabels.map(([, text]) => text)).toEqual(['A', 'C 60'])
  })

  it('answers to the pointer with the points of this period, and escapes what it says', () => {
    const { series, now, formatter } = build({ classes })
    expect(series.filter(({ tooltip }) => tooltip?.show !== false)).toEqual([now])
    expect(formatter([{ dataIndex: 2 }])).toBe('<b>&#60;2&#62;</b><br>&#34;first&#34; &#38; 2')
  })
})

describe('shareAt', () => {
  it.each([
    [0, 0],
    [0.1, 0.31725],
    [0.2, 0.6345],
    [0.6, 0.81725],
    [1, 1]
  ])('reads the curve at %d of the members', (members, share) => {
    expect(shareAt(curve.now, members)).toBeCloseTo(share, 12)
  })
})

describe('sparkline', () => {
  const box = { width: 130, height: 36 }

  it('stands columns on 0, first and last by their roles', () => {
    const { columns: drawn, line } = sparkline({
      values: [10, 20, 40],
      target: null,
      kind: 'columns',
      ...box
    })
    expect(line).toBe('')
    expect(drawn.map(({ role }) => role)).toEqual(['first', 'between', 'last'])
    const [first, second, last] = drawn.map(({ height }) => height)
    expect(last).toBeCloseTo(2 * (second ?? 0))
    expect(second).toBeCloseTo(2 * (first ?? 0))
    expect(drawn.every(({ y, height }) => Math.abs(y + height - 35) < 0.001)).toBe(true)
  })

  it('lets negative columns hang from 0', () => {
    const { columns: drawn } = sparkline({ values: [10, -10], target: null, kind: 'columns', ...box })
    expect(drawn[1]?.y).toBeCloseTo((drawn[0]?.y ?? 0) + (drawn[0]?.height ?? 0))
  })

  it('draws a rate on its own range and leaves gaps out', () => {
    const {
      line,
      dots,
      columns: drawn
    } = sparkline({
      values: [0.5, null, 0.7],
      target: 0.6,
      kind: 'line',
      ...box
    })
    expect(drawn).toEqual([])
    expect(line.split(' ')).toHaveLength(2)
    expect(dots.map(({ role, y }) => [role, y])).toEqual([
      ['first', 32],
      ['last', 4]
    ])
  })

  it('keeps the target within the box and beside the last month', () => {
    const { target } = sparkline({ values: [1, 2], target: 4, kind: 'columns', ...box })
    expect(target?.y).toBeCloseTo(1)
    expect(target?.x2).toBe(130)
  })

  it('sets the interval upright through the last month, all of it within the box', () => {
    const options = { values: [0.5, 0.6], target: null, kind: 'line', ...box } as const
    const { interval, dots } = sparkline({ ...options, interval: { low: 0.4, high: 0.8 } })
    expect(interval).toEqual({ x: dots.at(-1)?.x, y1: 4, y2: 32 })
    expect(sparkline(options).interval).toBeNull()
  })

  it('has nothing to draw without values', () => {
    const {
      columns: drawn,
      line,
      dots,
      target
    } = sparkline({ values: [], target: null, kind: 'line', ...box })
    expect([drawn, line, dots, target]).toEqual([[], '', [], null])
  })
})
