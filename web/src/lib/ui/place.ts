const gapPx = 4
const marginPx = 8

/** Puts an open popup under its button, or over it where there is more room, and keeps it within the window. */
export function placeBeside(popup: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const anchor = button.getBoundingClientRect()
  const { clientWidth: width, clientHeight: height } = document.documentElement
  const below = height - anchor.bottom - gapPx - marginPx
  const above = anchor.top - gapPx - marginPx
  const isAbove = popup.offsetHeight > below && above > below
  const tallest = Math.max(isAbove ? above : below, 0)
  const left = align === 'end' ? anchor.right - popup.offsetWidth : anchor.left
  const top = isAbove ? anchor.top - gapPx - Math.min(popup.offsetHeight, tallest) : anchor.bottom + gapPx
  popup.style.left = `${Math.max(marginPx, Math.min(left, width - popup.offsetWidth - marginPx))}px`
  popup.style.top = `${top}px`
  popup.style.maxHeight = `${tallest}px`
}
