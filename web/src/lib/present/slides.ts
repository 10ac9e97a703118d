/** One message on one screen: elements of the page that are shown together. */
export type Slide = { readonly elements: readonly HTMLElement[]; readonly title: string }

const named = '[data-slide]'

/**
 * The slides of a page: what says so (`data-slide`, of which equal ones are one slide), every section, and what stands
 * before the first of them.
 */
export function collectSlides(main: HTMLElement): Slide[] {
  const found = [...main.querySelectorAll<HTMLElement>(`${named}, section`)].filter(
    (element) => !isWithin(element, main)
  )
  const groups = new Map<unknown, HTMLElement[]>()
  for (const element of found) {
    const name = element.dataset['slide'] ?? element
    groups.set(name, [...(groups.get(name) ?? []), element])
  }
  const first = found[0]
  const opening = first === undefined ? [main] : before(first, main)
  const all = [...(opening.length > 0 ? [opening] : []), ...groups.values()]
  return all
    .map((elements) => ({ elements, title: titleOf(elements) }))
    .filter(({ elements }) => isFilled(elements))
}

/** A section within a slide belongs to it. */
function isWithin(element: HTMLElement, main: HTMLElement): boolean {
  const around = element.parentElement?.closest<HTMLElement>(`${named}, section`) ?? null
  return around !== null && main.contains(around)
}

function before(first: HTMLElement, main: HTMLElement): HTMLElement[] {
  const siblings = [...main.children].filter((child) => child instanceof HTMLElement)
  const end = siblings.findIndex((child) => child.contains(first))
  return siblings.slice(0, end).filter((child) => child.querySelector('h1') !== null)
}

function titleOf(elements: readonly HTMLElement[]): string {
  for (const element of elements) {
    const heading = element.querySelector('h1, h2')
    const title = heading?.textContent.trim() ?? element.ariaLabel
    if (title) return title
  }
  return ''
}

function isFilled(elements: readonly HTMLElement[]): boolean {
  return elements.some((element) => element.textContent.trim() !== '')
}

/** Shows one slide alone: marks it, and what it stands in. The style of the page hides the rest. */
export function showSlide(main: HTMLElement, slide: Slide | undefined): void {
  for (const marked of main.querySelectorAll('[data-shown], [data-around]')) {
    marked.removeAttribute('data-shown')
    marked.removeAttribute('data-around')
  }
  for (const element of slide?.elements ?? []) {
    element.dataset['shown'] = ''
    for (let around = element.parentElement; around && around !== main; around = around.parentElement)
      around.dataset['around'] = ''
  }
}

const largestRem = 44
const smallestRem = 20
const steps = 6

/** The largest root size, in pixels, with which the slide fits the stage. */
export function fitSlide(main: HTMLElement, slide: Slide): void {
  const root = document.documentElement
  const unit = Math.min(root.clientWidth / 1920, window.innerHeight / 1080)
  root.style.setProperty('--present-unit', `${unit}px`)
  const setRem = (size: number) => root.style.setProperty('--present-rem', `${size * unit}px`)
  let [fits, tooLarge] = [smallestRem, largestRem]
  setRem(largestRem)
  if (isFitting(main, slide)) return
  for (let step = 0; step < steps; step += 1) {
    const middle = (fits + tooLarge) / 2
    setRem(middle)
    if (isFitting(main, slide)) fits = middle
    else tooLarge = middle
  }
  setRem(fits)
}

function isFitting(main: HTMLElement, { elements }: Slide): boolean {
  const floor = main.getBoundingClientRect().bottom - parseFloat(getComputedStyle(main).paddingBottom)
  return elements.every(
    (element) =>
      element.getBoundingClientRect().bottom <= floor + 1 &&
      [element, ...element.querySelectorAll('table, article, figure')].every(
        ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1
      )
  )
}
