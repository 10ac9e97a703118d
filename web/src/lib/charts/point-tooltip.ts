import { colours, type Surface } from './surface.ts'

/** What stands beside a point under the pointer; texts may come from files, and hold anything. */
export function pointTooltip(describe: (index: number) => readonly string[], { font, note }: Surface) {
  return {
    trigger: 'item',
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
    extraCssText: 'box-shadow: none; max-width: 24rem; white-space: normal',
    textStyle: { color: colours.ink, fontFamily: font, fontSize: note },
    formatter: ({ dataIndex }: { dataIndex: number }) => {
      const [head = '', ...lines] = describe(dataIndex).map(escapeHtml)
      return [`<b>${head}</b>`, ...lines].join('<br>')
    }
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
