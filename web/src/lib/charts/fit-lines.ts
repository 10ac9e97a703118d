import type { EChartsCoreOption } from 'echarts/core'
import { colours, type Surface } from './surface.ts'
import { axisTooltip } from './tooltip.ts'

/** What has come and what was foretold, point by point. */
export type FitLines = {
  /** Under each point of the axis; those that are '' are not written. */
  readonly ticks: readonly string[]
  readonly actual: readonly number[]
  /** Of what it was fitted to, null beyond. */
  readonly model: readonly (number | null)[]
  /** From the last known point on, null before. */
  readonly forecast: readonly (number | null)[]
  /** The last point that the model knew. */
  readonly cut: number
  readonly labels: { readonly actual: string; readonly forecast: string; readonly cut: string }
  readonly formatTick: (value: number) => string
  /** What the tooltip says of a point, line by line; the first is its head. */
  readonly describe: (index: number) => readonly string[]
}

/** Actual as a solid line; the model grey while it was fitted, dashed where it foretold. */
export function fitLines(lines: FitLines, { font, note, width }: Surface): EChartsCoreOption {
  const { actual, model, forecast, cut, labels } = lines
  const last = actual.length - 1
  const highest = Math.max(...actual, ...forecast.map((value) => value ?? 0))
  // The higher of both ends is named above its line, the other below.
  const isForecastHigher = (forecast[last] ?? 0) > (actual[last] ?? 0)
  const ticks = ticksWithRoom(lines.ticks, (width - note * 9.5) / Math.max(1, last), note * 5)
  return {
    textStyle: { fontFamily: font, fontSize: note },
    grid: {
      left: note * 4,
      right: note * 5.5,
      top: note * 1.25,
      bottom: note * 1.75,
      outerBoundsMode: 'none'
    },
    tooltip: axisTooltip(lines.describe, { font, note }, -1),
    xAxis: {
      type: 'category',
      data: ticks.map((_, index) => index),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.ink3, width: 1 } },
      axisLabel: {
        color: colours.ink3,
        fontSize: note,
        interval: (index: number) => ticks[index] !== '',
        formatter: (_value: string, index: number) => ticks[index] ?? ''
      }
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: colours.ink3, fontSize: note, formatter: lines.formatTick },
      splitLine: { lineStyle: { color: colours.line, width: 1 } }
    },
    series: [
      {
        ...line(colours.ink3, 1),
        ...mute,
        lineStyle: { color: colours.ink3, width: 1 },
        data: [
          [cut, 0],
          [cut, highest]
        ],
        endLabel: {
          ...endLabel(labels.cut, colours.ink3, note, false),
          align: 'right',
          offset: [-note * 0.75, note * 0.25]
        }
      },
      { ...line(colours.py, 1.75), data: [...model] },
      {
        ...line(colours.py, 1.75),
        lineStyle: { color: colours.py, width: 1.75, type: [5, 4] },
        data: [...forecast],
        endLabel: endLabel(labels.forecast, colours.ink3, note, isForecastHigher)
      },
      {
        ...line(colours.ac, 2),
        data: [...actual],
        endLabel: endLabel(labels.actual, colours.ink, note, !isForecastHigher)
      }
    ]
  }
}

/** Those that stand at least `room` pixels behind the one before. */
function ticksWithRoom(ticks: readonly string[], step: number, room: number): string[] {
  let free = 0
  return ticks.map((tick, index) => {
    if (tick === '' || index * step < free) return ''
    free = index * step + room
    return tick
  })
}

const mute = { silent: true, tooltip: { show: false } }

function line(color: string, width: number) {
  return { type: 'line', symbol: 'none', lineStyle: { color, width }, itemStyle: { color } }
}

function endLabel(text: string, color: string, note: number, isAbove: boolean) {
  return { show: true, formatter: text, color, fontSize: note, offset: [0, (isAbove ? -0.5 : 0.5) * note] }
}
