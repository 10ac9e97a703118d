import { describe, expect, it } from 'vitest'
import { curveLines } from '../../web/src/lib/charts/curve-lines.ts'

type Series = {
  step: unknown
  data: unknown[]
  endLabel: { offset: [number, number]; formatter: () => string }
}

const build = (ends: readonly number[]) =>
  curveLines(
    {
      lines: ends.map((end, index) => ({ name: `{${index}}`, values: [1, end], isMain: index === 0 })),
      steps: [0, 7],
      axis: 'days',
      isStepped: true,
      describe: (index) => [`<b>${index}`, 'a & b']
    },
    { font: 'x', note: 12, width: 400 }
  )

describe('curveLines', () => {
  it('draws shares in percent as steps, and names them at their ends', () => {
    const [first, second] = build([0.5, 0.123456])['series'] as Series[]
    expect([first?.step, first?.data, second?.data]).toEqual(['end', [100, 50], [100, 12.35]])
    expect(first?.endLabel.formatter()).toBe('{0}')
    expect([first?.endLabel.offset, second?.endLabel.offset]).toEqual([
      [0, 0],
      [0, 0]
    ])
  })

  it('moves names apart where lines end together, and none below the axis', () => {
    const ends = [0.01, 0.02, 0]
    const plot = (13 / 0.75 - 4) * 12
    const series = build(ends)['series'] as Series[]
    const heights = series.map(({ endLabel }, index) => (1 - (ends[index] ?? 0)) * plot + endLabel.offset[1])
    const sorted = heights.toSorted((one, other) => one - other)
    sorted.slice(1).forEach((at, index) => expect(at - (sorted[index] ?? 0)).toBeGreaterThan(14))
    expect(Math.max(...heights)).toBeLessThanOrEqual(plot + 1e-9)
    // The highest line keeps the highest name.
    expect(heights[1]).toBe(sorted[0])
  })

  it.each([
    { what: 'half years of days', size: 15, count: 68, width: 240, at: 180 },
    { what: 'months, to the last one', size: 1, count: 12, width: 180, at: 3 },
    { what: 'hours, to the last one', size: 1.2, count: 60, width: 340, at: 12 },
    { what: 'equal parts, where nothing is round', size: 7, count: 30, width: 340, at: 35 }
  ])('labels $what', ({ size, count, width, at }) => {
    const steps = Array.from({ length: count + 1 }, (_, index) => index * size)
    const { xAxis } = curveLines(
      { lines: [], steps, axis: 'x', isStepped: true, describe: () => [] },
      { font: 'x', note: 12, width }
    ) as { xAxis: { axisLabel: { interval: number } } }
    expect((xAxis.axisLabel.interval + 1) * size).toBeCloseTo(at)
  })

  it('writes the tooltip as text', () => {
    const { formatter } = build([0.5])['tooltip'] as { formatter: (items: unknown) => string }
    expect(formatter([{ dataIndex: 1 }])).toBe('<b>&#60;b&#62;1</b><br>a &#38; b')
  })
})
