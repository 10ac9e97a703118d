import type { EChartsCoreOption } from 'echarts/core'
import { colours, type Surface } from './surface.ts'
import { axisTooltip } from './tooltip.ts'

/** A point of the curve: so many of the members, largest first, hold so much of the whole; both from 0 to 1. */
export type ParetoPoint = { readonly members: number; readonly share: number }

/** The members from where the class before ends to `end`, as a point of the curve. */
export type ParetoClass = {
  readonly end: ParetoPoint
  /** What stands under its piece of the curve, the longest first: the first that has room is taken. */
  readonly labels: readonly string[]
}

export type ParetoCurve = {
  readonly now: readonly ParetoPoint[]
  readonly before: readonly ParetoPoint[] | null
  /** The one point that is named */
  readonly top: ParetoPoint & { readonly label: string }
  /** None where only the curve is shown. */
  readonly classes: readonly ParetoClass[]
  /** What the axes count; '' names none. */
  readonly axes: { readonly members: string; readonly share: string }
  /** Beside the diagonal; '' names it not. */
  readonly even: string
  /** What the tooltip says of a point of `now`, line by line; the first is its head. */
  readonly describe: (index: number) => readonly string[]
}

/** The share that so many of the members hold, on the straight lines between the points of a curve. */
export function shareAt(curve: readonly ParetoPoint[], members: number): number {
  const next = curve.findIndex((point) => point.members >= members)
  const [from, to] = [curve[next - 1], curve[next]]
  if (to === undefined) return 1
  if (from === undefined) return to.share
  return from.share + ((members - from.members) / (to.members - from.members)) * (to.share - from.share)
}

/** Cumulative shares in percent, this period in front of the lighter one before it, over the diagonal of equals. */
export function paretoCurve(curve: ParetoCurve, surface: Surface): EChartsCoreOption {
  const { now, before, top, classes, axes, even } = curve
  const { font, note, width } = surface
  const margins = { left: note * 2.5, right: note, top: note * (axes.share === '' ? 0.75 : 2) }
  return {
    textStyle: { fontFamily: font, fontSize: note },
    grid: { ...margins, bottom: note * (axes.members === '' ? 1.75 : 3.5), outerBoundsMode: 'none' },
    tooltip: axisTooltip(curve.describe, surface),
    xAxis: {
      ...axis(note),
      name: axes.members,
      nameLocation: 'middle',
      nameGap: note * 1.9,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.ink3, width: 1 } }
    },
    yAxis: {
      ...axis(note),
      name: axes.share,
      nameLocation: 'end',
      nameGap: note,
      nameTextStyle: {
        color: colours.ink3,
        fontSize: note,
        align: 'left',
        padding: [0, 0, 0, -margins.left]
      },
      splitLine: { lineStyle: { color: colours.line, width: 1 } }
    },
    series: [
      diagonal(even, note),
      ...bounds(classes),
      classLabels(classes, width - margins.left - margins.right, note),
      ...(before === null ? [] : [{ ...mute, ...line(colours.py, 1.75), data: before.map(percent) }]),
      { ...line(colours.ac, 2), z: 3, data: now.map(percent), emphasis: underPointer },
      {
        ...mute,
        type: 'line',
        z: 4,
        data: [percent(top)],
        symbol: 'circle',
        symbolSize: 8,
        itemStyle: { color: colours.ac },
        label: { ...label(top.label, note), color: colours.ink, position: 'right', offset: [2, note * 0.5] }
      }
    ]
  }
}

/** In percent, without the noise of the last digits. */
const percent = ({ members, share }: ParetoPoint): [number, number] => [rounded(members), rounded(share)]
const rounded = (value: number) => Math.round(value * 1e4) / 100

/** Only the curve of this period answers to the pointer. */
const mute = { silent: true, tooltip: { show: false }, emphasis: { disabled: true } } as const

const underPointer = { itemStyle: { color: colours.ac }, lineStyle: { color: colours.ac, width: 2 } }

function line(color: string, width: number) {
  return {
    type: 'line',
    showSymbol: false,
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { color, width, join: 'round' },
    itemStyle: { color }
  }
}

function label(text: string, note: number) {
  // As a function: braces in a name are no template.
  return { show: true, formatter: () => text, color: colours.ink3, opacity: 1, fontSize: note }
}

function axis(note: number) {
  return {
    type: 'value',
    min: 0,
    max: 100,
    interval: 20,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { color: colours.ink3, fontSize: note, margin: note * 0.5 },
    nameTextStyle: { color: colours.ink3, fontSize: note },
    axisPointer: { snap: true }
  }
}

function diagonal(name: string, note: number) {
  return {
    ...mute,
    ...line(colours.line, 1),
    showSymbol: name !== '',
    symbolSize: 1,
    data: [
      [0, 0],
      {
        value: [80, 80],
        label: { ...label(name, note), position: 'right', offset: [note * 0.5, note * 0.75] }
      },
      [100, 100]
    ]
  }
}

/** Upright from the axis to the curve, where one class ends and the next begins. */
function bounds(classes: readonly ParetoClass[]) {
  return classes.slice(0, -1).map(({ end }) => {
    const [x, y] = percent(end)
    return {
      ...mute,
      ...line(colours.ink3, 1),
      data: [
        [x, 0],
        [x, y]
      ]
    }
  })
}

/** On the axis, in the middle of each class. */
function classLabels(classes: readonly ParetoClass[], room: number, note: number) {
  const marks = classes.flatMap(({ end, labels }, index) => {
    const start = classes[index - 1]?.end.members ?? 0
    const text = labels.find((each) => widthOf(each) * note < (end.members - start) * room)
    if (text === undefined) return []
    return [
      { value: [((start + end.members) / 2) * 100, 0], label: { ...label(text, note), position: 'top' } }
    ]
  })
  return {
    ...mute,
    ...line(colours.ink3, 0),
    lineStyle: { opacity: 0 },
    itemStyle: { opacity: 0 },
    showSymbol: true,
    symbolSize: 1,
    data: marks
  }
}

/** In sizes of the text, on the safe side: a Chinese character is as wide as high. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : 0.6), 0.75)
}
