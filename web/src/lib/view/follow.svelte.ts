import { untrack } from 'svelte'
import { provideOwn } from './standing.svelte.ts'
import type { View } from './view.ts'

/** What a page shows below its first numbers. */
export interface Followed<Data> {
  /** What to show: of the view at hand, or for a frame still of the one before. */
  readonly data: Data
  /** Whether it is still of the one before. */
  readonly isBehind: boolean
}

/**
 * Data that follow a page's first numbers by one frame: a change of view is seen as soon as these are drawn, before
 * tables and charts are. What is there when the page comes is shown at once, on the server too.
 */
export function follow<Data extends { view: View }>(latest: () => Data): Followed<Data> {
  let held = $state.raw(untrack(latest))
  provideOwn(() => held.view)
  $effect(() => {
    const next = latest()
    return next === untrack(() => held) ? undefined : afterPaint(() => (held = next))
  })
  return {
    get data() {
      return held
    },
    get isBehind() {
      return held !== latest()
    }
  }
}

/** Pages in the background are not painted, and wait for nothing. */
function afterPaint(act: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(act)))
  return () => cancelAnimationFrame(frame)
}
