import { describe, expect, it } from 'vitest'
import { calibration } from '../../web/src/lib/charts/calibration.ts'
import { logPoints } from '../../web/src/lib/charts/log-points.ts'

const surface = { font: 'sans-serif', note: 12, width: 300 }

interface Options {
  xAxis: { min: number; max: number; axisLabel: { formatter?: (value: number) => string } }
  yAxis: { min: number; max: number }
  series: { data: unknown[] }[]
  tooltip: { formatter: (item: { dataIndex: number }) => string }
}

describe('calibration', () => {
  const chart = calibration(
    {
      points: [{ expected: 0.806451612, actual: 0.77 }],
      axes: { expected: '', actual: '' },
      even: '',
      describe: () => ['<b>"risky" & more</b>']
    },
    surface
  ) as unknown as Options

  it('sets what came against what was expected, in percent', () => {
    expect(chart.series.at(-1)?.data).toEqual([[80.65, 77]])
    expect([chart.xAxis.min, chart.xAxis.max]).toEqual([0, 100])
  })

  it('shows texts as they are', () => {
    expect(chart.tooltip.formatter({ dataIndex: 0 })).toBe(
      '<b>&#60;b&#62;&#34;risky&#34; &#38; more&#60;/b&#62;</b>'
    )
  })
})

describe('logPoints', () => {
  it('places points by powers of ten, between whole ones', () => {
    const chart = logPoints(
      {
        points: [
          { x: 1, y: 1000 },
          { x: 20, y: 50_000 }
        ],
        typical: { x: 10, y: 10_000 },
        range: { x: [1, 20], y: [500, 50_000] },
        axes: { x: '', y: '' },
        tick: { x: String, y: String },
        describe: () => []
      },
      surface
    ) as unknown as Options
    expect(chart.series.map(({ data }) => data)).toEqual([
      [
        [0, 3],
        [1.3, 4.7]
      ],
      [[1, 4]]
    ])
    expect([chart.xAxis.min, chart.xAxis.max, chart.yAxis.min, chart.yAxis.max]).toEqual([0, 2, 2, 5])
    expect(chart.xAxis.axisLabel.formatter?.(2)).toBe('100')
  })
})
