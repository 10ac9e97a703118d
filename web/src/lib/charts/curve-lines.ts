import type { EChartsCoreOption } from 'echarts/core'
import { colours, type Surface } from './surface.ts'
import { axisTooltip } from './tooltip.ts'

/** One line of shares from 0 to 1, a value per step of the axis; null where nothing is known. */
export type CurveLine = {
  /** At its end, in place of a legend. */
  readonly name: string
  readonly values: readonly (number | null)[]
  /** The one that is looked at; the others stand behind it. */
  readonly isMain: boolean
}

export type Curves = {
  readonly lines: readonly CurveLine[]
  /** What each step is called on the axis: days, or periods since the first. */
  readonly steps: readonly number[]
  readonly axis: string
  /** Whether a value holds until the next one comes, as an estimate of survival does. */
  readonly isStepped: boolean
  /** What the tooltip says of a step, line by line; the first is its head. */
  readonly describe: (index: number) => readonly string[]
}

const dashes = ['solid', 'solid', [7, 3], [2, 2], [9, 2, 2, 2], [4, 4]] as const
const shades = [colours.ac, colours.py] as const

/** Shares in percent over time, the axis from 0 to 100; lines are told apart by ink and stroke, and named at their ends. */
export function curveLines(curves: Curves, { font, note, width }: Surface): EChartsCoreOption {
  const { lines, steps, axis, isStepped, describe } = curves
  const names = Math.max(0, ...lines.map(({ name }) => widthOf(name))) * note
  const right = Math.min(names + note, width * 0.35)
  const shifts = spread(lines, note)
  const labels = Math.max(1, Math.floor((width - note * 2.5 - right) / (note * 2.75)))
  return {
    textStyle: { fontFamily: font, fontSize: note },
    grid: { left: note * 2.5, right, top: note * 0.75, bottom: note * 3.25, outerBoundsMode: 'none' },
    tooltip: axisTooltip(describe, { font, note }),
    xAxis: {
      type: 'category',
      data: steps.map(String),
      boundaryGap: false,
      name: axis,
      nameLocation: 'middle',
      nameGap: note * 1.9,
      nameTextStyle: { color: colours.ink3, fontSize: note },
      axisTick: { show: false },
      axisLine: { show: true, lineStyle: { color: colours.ink3, width: 1 } },
      axisLabel: {
        color: colours.ink3,
        fontSize: note,
        margin: note * 0.5,
        hideOverlap: true,
        interval: labelEvery(steps, labels) - 1
      }
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: colours.ink3, fontSize: note, margin: note * 0.5 },
      splitLine: { lineStyle: { color: colours.line, width: 1 } }
    },
    series: lines.map(({ name, values, isMain }, index) => ({
      type: 'line',
      z: isMain ? 4 : 3,
      step: isStepped ? 'end' : false,
      showSymbol: false,
      symbol: 'circle',
      symbolSize: 6,
      data: values.map((value) => (value === null ? null : Math.round(value * 1e4) / 100)),
      lineStyle: {
        color: isMain ? colours.ac : shades[index % 2],
        width: isMain ? 2.25 : 1.5,
        type: isMain ? 'solid' : dashes[index % dashes.length],
        join: 'round'
      },
      itemStyle: { color: isMain ? colours.ac : shades[index % 2] },
      emphasis: { disabled: true },
      endLabel: {
        show: true,
        // As a function: braces in a name are no template.
        formatter: () => name,
        color: isMain ? colours.ink : colours.ink3,
        fontSize: note,
        distance: note * 0.4,
        offset: [0, shifts[index] ?? 0],
        width: right - note * 0.5,
        overflow: 'truncate'
      }
    }))
  }
}

/** What people count months, days and hours by. */
const round = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 24, 30, 50, 60, 90, 100, 120, 180, 240, 360, 720, 1000]

/** At every which of the equal steps a label stands: at round numbers, and to the very end where that is possible. */
function labelEvery(steps: readonly number[], most: number): number {
  const count = steps.length - 1
  const size = (steps[1] ?? 1) - (steps[0] ?? 0)
  const least = Math.max(1, Math.ceil(count / most))
  const choices = Array.from({ length: least + 1 }, (_, index) => least + index)
  const isRound = (every: number) => round.includes(Math.round(every * size * 100) / 100)
  const isEven = (every: number) => count % every === 0
  return (
    choices.find((every) => isRound(every) && isEven(every)) ??
    choices.find(isRound) ??
    choices.find(isEven) ??
    least
  )
}

/** Height of the plot, and of a line of text, in sizes of the text; a chart of curves is always so high. */
export const curveHeightRem = 13
const plot = curveHeightRem / 0.75 - 4
const lineHeight = 1.2

/** How far down, in pixels, each name must go from the end of its line, so that no two names overlap. */
function spread(lines: readonly CurveLine[], note: number): number[] {
  const ends = lines.map(({ values }, index) => {
    const at = (1 - (values.findLast((value) => value !== null) ?? 0)) * plot
    return { index, at, placed: at }
  })
  const sorted = ends.toSorted((one, other) => one.at - other.at)
  // From the top down, then back up from the axis, below which there is no room.
  sorted.forEach((end, place) => {
    const above = sorted[place - 1]
    if (above) end.placed = Math.max(end.placed, above.placed + lineHeight)
  })
  let floor = plot
  for (const end of sorted.toReversed()) {
    end.placed = Math.min(end.placed, floor)
    floor = end.placed - lineHeight
  }
  return ends.map(({ at, placed }) => (placed - at) * note)
}

/** In sizes of the text, on the safe side: a Chinese character is as wide as high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : 0.6), 0.5)
}
