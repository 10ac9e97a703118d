import type { EChartsCoreOption } from 'echarts/core'
import type { Surface } from './palette.ts'

export type MonthlyColumn = {
  /** Below the column: 10月, and the year where it begins: 26年1月 */
  label: string
  value: number | null
  /** The same month of the year before */
  previous: number | null
  /** What the tooltip says, line by line; the first is its head. */
  lines: readonly string[]
}

export type MonthlyColumnsOptions = {
  columns: readonly MonthlyColumn[]
  /** Index of the month that the page shows, or −1 */
  selected: number
  /** Writes a value at the axis. */
  formatAxis: (value: number) => string
}

/** Columns from 0, this year in front of the lighter year before it; the month of the page lies on the viewer's tint. */
export function monthlyColumns(
  { columns, selected, formatAxis }: MonthlyColumnsOptions,
  surface: Surface
): EChartsCoreOption {
  const { palette, note } = surface
  return {
    textStyle: { fontFamily: surface.font, fontSize: note },
    grid: {
      left: 0,
      right: note * 1.25,
      top: note,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel'
    },
    tooltip: tooltip(columns, surface),
    xAxis: {
      type: 'category',
      data: columns.map(({ label }) => label),
      axisTick: { show: false },
      splitArea: selection(columns.length, selected, surface),
      axisLine: { lineStyle: { color: palette.rule, width: 1 } },
      axisLabel: { color: palette.ink3, fontSize: note, interval: labelled(columns.length, surface) }
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: palette.ink3, fontSize: note, formatter: formatAxis },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.line, width: 1 } }
    },
    series: [
      {
        ...bar(columns.map(({ previous }) => previous)),
        itemStyle: { color: palette.py },
        barGap: '-70%',
        z: 2
      },
      {
        ...bar(columns.map(({ value }) => value)),
        itemStyle: { color: palette.ac },
        z: 3
      }
    ]
  }
}

function bar(data: readonly (number | null)[]) {
  return {
    type: 'bar',
    data: [...data],
    barCategoryGap: '24%',
    cursor: 'pointer',
    emphasis: { disabled: true }
  }
}

/** The whole band of the selected month lies on the viewer's tint. */
function selection(count: number, selected: number, { palette }: Surface) {
  const color = Array.from({ length: count }, (_, index) =>
    index === selected ? palette.tint : 'transparent'
  )
  return { show: true, interval: 0, areaStyle: { color } }
}

const labelSteps = [1, 2, 3, 6]

/** Labels as many months as there is room for, the last one always, at steps that a year is a multiple of. */
function labelled(count: number, { width, note }: Surface): (index: number) => boolean {
  const room = width / (note * 5)
  const step = labelSteps.find((candidate) => count / candidate <= room) ?? 12
  return (index) => (count - 1 - index) % step === 0
}

function tooltip(columns: readonly MonthlyColumn[], { palette, font, note }: Surface) {
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.4 } },
    showDelay: 80,
    transitionDuration: 0,
    confine: true,
    padding: [6, 10],
    backgroundColor: palette.bg,
    borderColor: palette.ink,
    borderWidth: 1,
    borderRadius: 0,
    shadowBlur: 0,
    shadowColor: 'transparent',
    extraCssText: 'box-shadow: none',
    textStyle: { color: palette.ink, fontFamily: font, fontSize: note },
    formatter: (items: readonly { dataIndex: number }[]) => {
      const column = columns[items[0]?.dataIndex ?? -1]
      const [head = '', ...lines] = (column?.lines ?? []).map(escapeHtml)
      return [`<b>${head}</b>`, ...lines].join('<br>')
    }
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
