import { colours, type Surface } from './surface.ts'

/** The lines that a tooltip has for a place in the data; the first is its head. Texts may come from files, and hold anything. */
type Describe = (index: number) => readonly string[]

type Lettering = Pick<Surface, 'font' | 'note'>

/** What stands beside a point under the pointer. */
export function pointTooltip(describe: Describe, lettering: Lettering) {
  return {
    ...box(lettering),
    trigger: 'item',
    extraCssText: 'box-shadow: none; max-width: 24rem; white-space: normal',
    formatter: ({ dataIndex }: { dataIndex: number }) => textOf(describe(dataIndex))
  }
}

/** What stands beside a line at the pointer's place on the axis; of several lines the one at `line`, from the end if negative. */
export function axisTooltip(describe: Describe, lettering: Lettering, line = 0) {
  return {
    ...box(lettering),
    trigger: 'axis',
    axisPointer: { type: 'line', lineStyle: { color: colours.ink3, width: 1, type: 'solid' } },
    extraCssText: 'box-shadow: none',
    formatter: (items: readonly { dataIndex: number }[]) => textOf(describe(items.at(line)?.dataIndex ?? 0))
  }
}

const box = ({ font, note }: Lettering) => ({
  showDelay: 80,
  transitionDuration: 0,
  confine: true,
  padding: [6, 10],
  backgroundColor: colours.bg,
  borderColor: colours.ink,
  borderWidth: 1,
  borderRadius: 0,
  shadowBlur: 0,
  shadowColor: 'transparent',
  textStyle: { color: colours.ink, fontFamily: font, fontSize: note }
})

function textOf(texts: readonly string[]): string {
  const [head = '', ...lines] = texts.map(escapeHtml)
  return [`<b>${head}</b>`, ...lines].join('<br>')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
