import type { EChartsCoreOption } from 'echarts/core'
import { colours, type Surface } from './surface.ts'
import { pointTooltip } from './tooltip.ts'

/** Positive numbers: where a point stands on each axis. */
export type LogPoint = { readonly x: number; readonly y: number }

export type LogPoints = {
  readonly points: readonly LogPoint[]
  /** Of all of them: a larger mark. */
  readonly typical: LogPoint
  /** From and to, each a positive number, so that several pictures can be compared. */
  readonly range: { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
  readonly axes: { readonly x: string; readonly y: string }
  /** How a number is written at the axis across. */
  readonly tick: { readonly x: (value: number) => string; readonly y: (value: number) => string }
  /** What the tooltip says of a point, line by line; the first is its head. */
  readonly describe: (index: number) => readonly string[]
}

/** Points on two logarithmic axes, whose ticks are powers of ten. */
export function logPoints(chart: LogPoints, surface: Surface): EChartsCoreOption {
  const { points, typical, range, axes, tick } = chart
  const { font, note } = surface
  const left = note * 5.5
  const text = { color: colours.ink3, fontSize: note }
  const axis = (ends: readonly [number, number], write: (value: number) => string) => ({
    type: 'value',
    min: Math.floor(Math.log10(ends[0])),
    max: Math.ceil(Math.log10(ends[1])),
    interval: 1,
    axisTick: { show: false },
    axisLabel: { ...text, margin: note * 0.5, formatter: (power: number) => write(10 ** power) },
    nameTextStyle: text
  })
  return {
    textStyle: { fontFamily: font, fontSize: note },
    grid: { left, right: note * 1.5, top: note * 2, bottom: note * 3.5, outerBoundsMode: 'none' },
    tooltip: pointTooltip(chart.describe, surface),
    xAxis: {
      ...axis(range.x, tick.x),
      name: axes.x,
      nameLocation: 'middle',
      nameGap: note * 1.9,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.ink3, width: 1 } }
    },
    yAxis: {
      ...axis(range.y, tick.y),
      name: axes.y,
      nameLocation: 'end',
      nameGap: note,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -left] },
      axisLine: { show: false },
      splitLine: { lineStyle: { color: colours.line, width: 1 } }
    },
    series: [
      dots(points, { color: colours.py, size: 4 }),
      {
        ...dots([typical], { color: colours.ac, size: 12 }),
        silent: true,
        z: 3,
        tooltip: { show: false }
      }
    ]
  }
}

/** A line that is not seen: its points are the picture. */
function dots(points: readonly LogPoint[], { color, size }: { color: string; size: number }) {
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: size,
    showSymbol: true,
    showAllSymbol: true,
    lineStyle: { opacity: 0 },
    itemStyle: { color },
    emphasis: { itemStyle: { color: colours.ac } },
    data: points.map(({ x, y }) => [power(x), power(y)])
  }
}

/** Two decimals place a point to a pixel. */
const power = (value: number) => Math.round(Math.log10(value) * 100) / 100
