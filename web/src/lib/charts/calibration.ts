import type { EChartsCoreOption } from 'echarts/core'
import { colours, type Surface } from './surface.ts'
import { pointTooltip } from './tooltip.ts'

/** What was expected of a group against what came, both from 0 to 1. */
export type CalibrationPoint = { readonly expected: number; readonly actual: number }

export type Calibration = {
  readonly points: readonly CalibrationPoint[]
  /** What the axes count */
  readonly axes: { readonly expected: string; readonly actual: string }
  /** Beside the diagonal */
  readonly even: string
  /** What the tooltip says of a point, line by line; the first is its head. */
  readonly describe: (index: number) => readonly string[]
}

/** One point per group, on the diagonal where exactly what was expected came. */
export function calibration(chart: Calibration, surface: Surface): EChartsCoreOption {
  const { points, axes, even } = chart
  const { font, note } = surface
  const text = { color: colours.ink3, fontSize: note }
  const axis = {
    type: 'value',
    min: 0,
    max: 100,
    interval: 20,
    axisTick: { show: false },
    axisLabel: { ...text, margin: note * 0.5 },
    nameTextStyle: text
  }
  return {
    textStyle: { fontFamily: font, fontSize: note },
    grid: {
      left: note * 2.5,
      right: note,
      top: note * 2,
      bottom: note * 3.5,
      outerBoundsMode: 'none'
    },
    tooltip: pointTooltip(chart.describe, surface),
    xAxis: {
      ...axis,
      name: axes.expected,
      nameLocation: 'middle',
      nameGap: note * 1.9,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.ink3, width: 1 } }
    },
    yAxis: {
      ...axis,
      name: axes.actual,
      nameLocation: 'end',
      nameGap: note,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -note * 2.5] },
      axisLine: { show: false },
      splitLine: { lineStyle: { color: colours.line, width: 1 } }
    },
    series: [diagonal(), evenLabel(even, note), marks(points)]
  }
}

function diagonal() {
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours.py, width: 1 },
    tooltip: { show: false },
    emphasis: { disabled: true },
    data: [
      [0, 0],
      [100, 100]
    ]
  }
}

function evenLabel(even: string, note: number) {
  const label = {
    show: true,
    formatter: () => even,
    position: 'right',
    offset: [note * 0.5, note * 0.75],
    color: colours.ink3,
    fontSize: note
  }
  return {
    ...unseen,
    silent: true,
    symbolSize: 1,
    itemStyle: { opacity: 0 },
    tooltip: { show: false },
    data: [{ value: [78, 78], label }]
  }
}

function marks(points: readonly CalibrationPoint[]) {
  return {
    ...unseen,
    symbolSize: 9,
    itemStyle: { color: colours.ac },
    emphasis: { itemStyle: { color: colours.ac } },
    data: points.map(({ expected, actual }) => [percent(expected), percent(actual)])
  }
}

/** A line that is not seen: its points are the picture. */
const unseen = { type: 'line', symbol: 'circle', showSymbol: true, lineStyle: { opacity: 0 } } as const

/** Without the noise of the last digits. */
const percent = (value: number) => Math.round(value * 1e4) / 100
