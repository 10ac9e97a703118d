/**
 * Runs in a page: names what cannot be read there. Text that is cut off without three dots and the whole of it in a
 * title, texts that lie on each other or on what the cell beside theirs holds, heads of columns that break within a
 * word, and a page wider than its window.
 */
export function layoutFaults(): string[] {
  type Placed = { text: string; where: string; box: Box; owner: Element; layer: Element | null }
  type Box = { left: number; top: number; right: number; bottom: number }

  const slack = 1.5
  const root = document.documentElement
  const faults: string[] = []
  if (root.scrollWidth > root.clientWidth)
    faults.push(`page: ${root.scrollWidth - root.clientWidth} px too wide`)

  const placed: Placed[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!owner || text === '' || !isSeen(owner)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const rect of range.getClientRects()) place(rect, text, owner)
    if (owner.closest('thead') !== null && /^[\p{L}\p{N}-]+$/u.test(text) && isOnTwoLines(range))
      faults.push(`broken: "${text}" (${nameOf(owner)})`)
    const cell = owner.closest('td, th')
    if (cell !== null && liesOnNext(range.getBoundingClientRect(), cell))
      faults.push(`on the cell beside: "${text}" (${nameOf(owner)})`)
  }
  for (const [index, one] of placed.entries())
    for (const other of placed.slice(index + 1))
      if (one.owner !== other.owner && one.layer === other.layer && areOnEachOther(one.box, other.box))
        faults.push(`overlap: "${one.text}" (${one.where}) and "${other.text}" (${other.where})`)
  return [...new Set(faults)]

  function place(rect: DOMRect, text: string, owner: Element): void {
    if (rect.width < 1 || rect.height < 1) return
    let box: Box = rect
    for (let around: Element | null = owner; around && around !== root; around = around.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(around)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const frame = around.getBoundingClientRect()
      const isBeside =
        overflowX !== 'visible' && (box.left < frame.left - slack || box.right > frame.right + slack)
      const isBelow = overflowY !== 'visible' && (middle(box) < frame.top || middle(box) > frame.bottom)
      const isScrolled = [isBeside && overflowX, isBelow && overflowY].some(
        (each) => each === 'auto' || each === 'scroll'
      )
      if ((isBeside || isBelow) && !isScrolled) {
        const isTold = textOverflow === 'ellipsis' && around.closest('[title]') !== null
        if (!isTold) faults.push(`cut off: "${text}" (${nameOf(owner)}) by ${nameOf(around)}`)
        if (isBelow) return
      }
      if (overflowX !== 'visible')
        box = { ...edges(box), left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right) }
      if (overflowY !== 'visible')
        box = { ...edges(box), top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom) }
      if (box.right - box.left < 1 || box.bottom - box.top < 1) return
    }
    placed.push({
      text: text.slice(0, 40),
      where: nameOf(owner),
      box: edges(box),
      owner,
      layer: layerOf(owner)
    })
  }

  function isOnTwoLines(range: Range): boolean {
    const tops = [...range.getClientRects()].map(({ top }) => top)
    return Math.max(...tops) - Math.min(...tops) > slack
  }

  /** Words or bars; of a head the words may stand on other lines, and yet are read as one. */
  function liesOnNext({ right }: DOMRect, cell: Element): boolean {
    const next = cell.nextElementSibling
    if (next === null || getComputedStyle(cell).overflowX !== 'visible' || !isSeen(next)) return false
    if (next.getBoundingClientRect().top >= cell.getBoundingClientRect().bottom - slack) return false
    const isShown = (node: Node) => !(node instanceof Element) || isSeen(node)
    if (![...next.childNodes].some((node) => node.textContent?.trim() !== '' && isShown(node))) return false
    const range = document.createRange()
    range.selectNodeContents(next)
    const { left, width } = range.getBoundingClientRect()
    return width > 0 && right > left + slack
  }

  function edges({ left, top, right, bottom }: Box): Box {
    return { left, top, right, bottom }
  }

  function middle({ top, bottom }: Box): number {
    return (top + bottom) / 2
  }

  /** The box of a line is taller than its letters: only its middle half counts. */
  function areOnEachOther(one: Box, other: Box): boolean {
    const inner = ({ top, bottom }: Box) => [top + (bottom - top) / 4, bottom - (bottom - top) / 4] as const
    const [[top, bottom], [otherTop, otherBottom]] = [inner(one), inner(other)]
    return (
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
      Math.min(bottom, otherBottom) - Math.max(top, otherTop) > slack
    )
  }

  /** Text for screen readers alone is cut off on purpose. */
  function isSeen(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    for (let around: Element | null = element; around; around = around.parentElement)
      if (getComputedStyle(around).clipPath === 'inset(50%)') return false
    return true
  }

  /** What sticks to the window or to a table lies over the rest on purpose, though not over itself. */
  function layerOf(element: Element): Element | null {
    for (let around: Element | null = element; around; around = around.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(around).position)) return around
    return null
  }

  function nameOf(element: Element): string {
    const label = (each: Element | null) =>
      each === null
        ? ''
        : each.tagName.toLowerCase() +
          [...each.classList]
            .filter((name) => !name.startsWith('svelte-'))
            .map((name) => `.${name}`)
            .join('')
    return `${label(element.parentElement)} ${label(element)}`
  }
}
