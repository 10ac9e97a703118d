import type { EChartsCoreOption } from 'echarts/core'
import { widthOf } from '../formats/text-width.ts'
import { colours, type Surface } from './surface.ts'

/** A class at one end of the flow. */
export type FlowNode = { readonly key: string; readonly label: string; readonly size: string }

/** How many went from a class on the left to one on the right, and what is thought of it. */
export type FlowLink = {
  readonly from: string
  readonly to: string
  readonly value: number
  readonly kind: 'stayed' | 'up' | 'down' | 'edge'
}

export type MigrationFlow = {
  /** From the top. */
  readonly left: readonly FlowNode[]
  readonly right: readonly FlowNode[]
  readonly links: readonly FlowLink[]
  /** What the tooltip says of a link. */
  readonly describe: (link: FlowLink) => string
}

const linkColours = {
  stayed: 'var(--stay)',
  up: 'var(--good)',
  down: 'var(--bad)',
  edge: colours.py
} as const

const opacities = { stayed: 1, up: 0.8, down: 0.8, edge: 0.55 } as const

/** So high that bands are seen between the names of so many classes, on a phone, too. */
export const flowHeightRem = (classes: number) => 2 * classes + 6

/** Classes at two times, and bands as thick as the customers who went from one to the other. */
export function migrationFlow(
  { left, right, links, describe }: MigrationFlow,
  { font, note, width }: Surface
): EChartsCoreOption {
  const isNarrow = width * 0.34 < note * 15
  const room = isNarrow ? width * 0.41 : note * 15
  const widest = Math.max(0, ...[...left, ...right].map(({ label, size }) => widthOf(`${label}  ${size}`)))
  // A letter is about half as wide as high.
  const lines = isNarrow && widest * note * 0.55 > room - note * 0.5 ? 2 : 1
  const lineHeight = Math.round(note * 1.3)
  const side = (place: 'left' | 'right', nodes: readonly FlowNode[]) =>
    nodes.map(({ key, label, size }) => ({
      name: `${place} ${key}`,
      depth: place === 'left' ? 0 : 1,
      itemStyle: { color: colours.ac, borderWidth: 0 },
      label: {
        position: place,
        // As a function: braces in a name are no template.
        formatter: () =>
          lines === 2 ? `${label}\n${size}` : place === 'left' ? `${label}  ${size}` : `${size}  ${label}`,
        width: room - note * 0.5,
        overflow: 'truncate'
      }
    }))
  return {
    textStyle: { fontFamily: font, fontSize: note },
    tooltip: {
      trigger: 'item',
      backgroundColor: colours.bg,
      borderColor: colours.ink,
      borderWidth: 1,
      borderRadius: 0,
      padding: [note * 0.35, note * 0.65],
      textStyle: { color: colours.ink, fontSize: note },
      extraCssText: 'box-shadow: none',
      renderMode: 'richText',
      formatter: ({ dataType, dataIndex }: { dataType: string; dataIndex: number }) => {
        const link = dataType === 'edge' ? links[dataIndex] : undefined
        return link === undefined ? '' : describe(link)
      }
    },
    series: [
      {
        type: 'sankey',
        left: room,
        right: room,
        // However thin its band is, a class has room for its name.
        top: (lines * lineHeight) / 2,
        bottom: (lines * lineHeight) / 2,
        nodeWidth: note * 0.4,
        nodeGap: lines * lineHeight,
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'none', disabled: true },
        // Without one, lines are as far apart as a Chinese character is wide, which not every machine can draw.
        label: { color: colours.ink, fontSize: note, lineHeight },
        data: [...side('left', left), ...side('right', right)],
        links: links.map(({ from, to, value, kind }) => ({
          source: `left ${from}`,
          target: `right ${to}`,
          value,
          lineStyle: { color: linkColours[kind], opacity: opacities[kind], curveness: 0.5 }
        }))
      }
    ]
  }
}
