import { getContext, setContext } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import type { View } from './view.ts'

/**
 * What keeps a page standing while its month, comparison or filters change: what needs less room in a view than in one
 * before leaves the rest free. Another choice of the page's own, or another width of the window, begins anew.
 */
const ownKey = Symbol('own choices')

/** For what stands below: by whose own choices it is shown. */
export function provideOwn(view: () => View): void {
  const own = $derived(JSON.stringify([view().own, view().definitions]))
  setContext(ownKey, () => own)
}

const useOwn = () => getContext<(() => string) | undefined>(ownKey)

/** Keeps an element as high as it was, but on paper; not where nobody says by whose choices it is shown. */
export function keepHeight(): Attachment<HTMLElement> | undefined {
  const own = useOwn()
  return (
    own &&
    ((element) => {
      own()
      return hold(element)
    })
  )
}

const kept = new WeakMap<Element, { width: number; height: number }>()
let observer: ResizeObserver | undefined

function hold(element: HTMLElement): () => void {
  observer ??= new ResizeObserver((entries) => {
    keep(entries.map(({ target }) => target as HTMLElement))
  })
  observer.observe(element)
  return () => {
    observer?.unobserve(element)
    kept.delete(element)
    release(element)
  }
}

/** Of a window of another width all are let go before one is measured: one stands in the other, or beside it. */
function keep(elements: readonly HTMLElement[]): void {
  for (const element of elements) {
    const width = element.offsetWidth
    if (kept.get(element)?.width === width) continue
    kept.set(element, { width, height: 0 })
    release(element)
  }
  const heights = elements.map((element) => element.getBoundingClientRect().height)
  for (const [index, element] of elements.entries()) {
    const so = kept.get(element)
    const height = heights[index] ?? 0
    if (so === undefined || height <= so.height) continue
    so.height = height
    element.dataset['kept'] = ''
    element.style.minHeight = `${height}px`
  }
}

const release = (element: HTMLElement) => element.style.removeProperty('min-height')

/**
 * The places of a table after its rows, up to as many as there were at most, or as are known to be needed: what stands
 * below them stays.
 */
export function keepPlaces(rows: () => number, least = () => 0): () => readonly number[] {
  const own = useOwn()
  let [most, of] = [0, '']
  const free = $derived.by(() => {
    const now = own?.() ?? ''
    most = Math.max(rows(), least(), now === of ? most : 0)
    of = now
    return Array.from({ length: most - rows() }, (_, index) => rows() + index)
  })
  return () => free
}
