import { describe, expect, it } from 'vitest'
import { monthlyColumns, type MonthlyColumn } from '../../web/src/lib/charts/monthly-columns.ts'
import { paletteTokens, type Palette, type Surface } from '../../web/src/lib/charts/palette.ts'
import { sparkline } from '../../web/src/lib/charts/sparkline.ts'

const palette = Object.fromEntries(paletteTokens.map((token) => [token, `colour of ${token}`])) as Palette
const surface: Surface = { palette, font: 'sans-serif', note: 12, width: 580 }

const columns: MonthlyColumn[] = Array.from({ length: 24 }, (_, index) => ({
  label: `month ${index}`,
  value: index === 23 ? null : index,
  previous: index < 2 ? null : index - 1,
  lines: [`<Head ${index}>`, `this ${index}`, `before ${index - 1}`]
}))

type Axis = {
  data: string[]
  axisLabel: { interval: (index: number) => boolean; formatter: (value: number) => string }
  splitArea: { areaStyle: { color: string[] } }
}
type Series = { data: (number | null)[]; itemStyle: { color: string }; z: number }

function build(selected = 5, width = 580) {
  const option = monthlyColumns(
    { columns, selected, formatAxis: (value) => `${value}!` },
    { ...surface, width }
  )
  return {
    ...option,
    x: option['xAxis'] as Axis,
    y: option['yAxis'] as Axis,
    series: option['series'] as Series[],
    formatter: (option['tooltip'] as { formatter: (items: { dataIndex: number }[]) => string }).formatter
  }
}

describe('monthlyColumns', () => {
  it('draws this year in front of the lighter year before', () => {
    const [before, now] = build().series
    expect(before?.data).toEqual(columns.map(({ previous }) => previous))
    expect(now?.data).toEqual(columns.map(({ value }) => value))
    expect([before?.itemStyle.color, now?.itemStyle.color]).toEqual(['colour of py', 'colour of ac'])
    expect(now?.z).toBeGreaterThan(before?.z ?? 0)
  })

  it('lays the tint under the selected month alone', () => {
    const bands = build(5).x.splitArea.areaStyle.color
    expect(bands).toHaveLength(24)
    expect(bands.flatMap((colour, index) => (colour === 'transparent' ? [] : [index]))).toEqual([5])
    expect(build(-1).x.splitArea.areaStyle.color.every((colour) => colour === 'transparent')).toBe(true)
  })

  it.each([
    [1600, 24],
    [580, 8],
    [340, 4],
    [100, 2]
  ])('labels as many months as fit into %d pixels, the last one always', (width, count) => {
    const { interval } = build(0, width).x.axisLabel
    expect(columns.filter((_, index) => interval(index))).toHaveLength(count)
    expect(interval(23)).toBe(true)
  })

  it('writes the axis as it is told', () => expect(build().y.axisLabel.formatter(3)).toBe('3!'))

  it('escapes what the tooltip says', () => {
    expect(build().formatter([{ dataIndex: 3 }])).toBe('<b>&#60;Head 3&#62;</b><br>this 3<br>before 2')
    expect(build().formatter([])).toBe('<b></b>')
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
