/** What is heard in a page from its first byte on. */
export interface PageProbe {
  /** Sum of all layout shifts so far, those after a click too. */
  readonly shift: number
  /** What moved, from where to where, and the view that it moved in. */
  readonly shifted: string
  readonly longestTaskMs: number
  readonly largestPaintMs: number
  /** When the last piece of the page, bars of tables too, was there with its geometry; null while something is pending. */
  readonly chartsMs: number | null
  /** Awaits the next click and what it brings: the view of this address, its numbers and everything else. */
  readonly watch: (search: string) => void
  /** What the watched click brought. Rejects when nothing comes within a minute. */
  readonly seen: () => Promise<Seen>
}

/** Milliseconds from the click until the frame that shows it has been painted. */
export interface Seen {
  readonly numbersMs: number
  readonly everythingMs: number
  /** What was taken for the numbers, or for everything, and became something else before all was quiet; mostly nothing. */
  readonly late: string
}

/** As the browser reports it. */
interface Moved {
  readonly node: Node | null
  readonly previousRect: DOMRectReadOnly
  readonly currentRect: DOMRectReadOnly
}

declare global {
  interface Window {
    probe: PageProbe
  }
}

/**
 * Runs in the page before anything of it: takes what the browser reports, and looks after every change of the document
 * what is shown. Pages say by `data-view` on `main` which view they show, by `aria-busy` which parts are on their way, and by
 * `data-follows` which figures come after the numbers, with everything else.
 */
export function installProbe(): void {
  const numbers = 'h1, [data-kpi]:not([data-follows] *) .value, [data-numbers]'
  const charts = 'main svg[role="img"], main .chart'
  const marks = 'rect, path, line, polyline, circle'
  const quietMs = 250

  const heard = { shift: 0, shifted: '', longestTaskMs: 0, largestPaintMs: 0 }
  const painted = { ms: null as number | null, pieces: 0 }

  listenTo<PerformanceEntry & { value: number; sources?: Moved[] }>('layout-shift', (entry) => {
    const view = document.querySelector('main')?.getAttribute('data-view') ?? ''
    heard.shift += entry.value
    heard.shifted += `\n  ${view} ${(entry.sources ?? []).map(moveOf).join(', ')}`
  })
  listenTo('longtask', ({ duration }) => (heard.longestTaskMs = Math.max(heard.longestTaskMs, duration)))
  listenTo('largest-contentful-paint', ({ startTime }) => (heard.largestPaintMs = startTime))

  let isChanged = true
  new MutationObserver(() => (isChanged = true)).observe(document, {
    ...{ childList: true, subtree: true, attributes: true, characterData: true }
  })
  let isLoading = true
  const lookAtCharts = () => {
    if (isChanged) notePainted()
    isChanged = false
    if (isLoading) requestAnimationFrame(lookAtCharts)
  }
  requestAnimationFrame(lookAtCharts)

  let seen: Promise<Seen> = Promise.reject(new Error('probe: nothing is watched'))
  seen.catch(() => undefined)

  window.probe = {
    get shift() {
      return heard.shift
    },
    get shifted() {
      return heard.shifted
    },
    get longestTaskMs() {
      return heard.longestTaskMs
    },
    get largestPaintMs() {
      return heard.largestPaintMs
    },
    get chartsMs() {
      return painted.ms
    },
    watch: (search) => {
      // To look at every piece of the page in every frame would be a part of what a change is measured to take.
      isLoading = false
      seen = follow(search)
      seen.catch(() => undefined)
    },
    seen: () => seen
  }

  function listenTo<Entry extends PerformanceEntry>(type: string, take: (entry: Entry) => void): void {
    new PerformanceObserver((list) => (list.getEntries() as Entry[]).forEach(take)).observe({
      ...{ type, buffered: true }
    })
  }

  function moveOf({ node, previousRect, currentRect }: Moved): string {
    const sides = ({ left, top, right, bottom }: DOMRectReadOnly) =>
      [left, top, right, bottom].map(Math.round)
    return `${nameOf(node)} [${sides(previousRect).join(' ')}] → [${sides(currentRect).join(' ')}]`
  }

  function nameOf(node: Node | null): string {
    const element = node instanceof Element ? node : node?.parentElement
    if (!element) return String(node?.nodeName)
    const part = (each: Element) =>
      each.tagName.toLowerCase() + (each.classList[0] ? `.${each.classList[0]}` : '')
    return [element.parentElement?.closest('[class]'), element]
      .map((each) => (each ? part(each) : ''))
      .join(' ')
  }

  /** A change of how many pieces there are, or from pending to not, is followed by two frames until it counts. */
  function notePainted(): void {
    const drawn = [...document.querySelectorAll(charts)]
    const isThere = document.querySelector('main[data-view] h1') !== null
    if (!isThere || isPending('main') || !drawn.every(hasMarks)) {
      painted.ms = null
      painted.pieces = 0
      return
    }
    const pieces = document.querySelectorAll('main *').length
    if (pieces === painted.pieces) return
    painted.pieces = pieces
    requestAnimationFrame(() => afterFrame((ms) => (painted.ms = ms)))
  }

  /** Charts without a value to draw are no exception: they have a line. */
  function hasMarks(chart: Element): boolean {
    return [...chart.querySelectorAll(marks)].some((mark) => {
      const { width, height } = mark.getBoundingClientRect()
      return width > 0 || height > 0
    })
  }

  function isPending(selector: string): boolean {
    return [...document.querySelectorAll(selector)].some(
      (element) => element.closest('[aria-busy="true"]') ?? element.querySelector('[aria-busy="true"]')
    )
  }

  /** The time at which the next frame has been painted. */
  function afterFrame(take: (ms: number) => void): void {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => take(performance.now())
      channel.port2.postMessage(null)
    })
  }

  async function follow(search: string): Promise<Seen> {
    const clickedMs = await new Promise<number>((clicked) =>
      addEventListener('click', ({ timeStamp }) => clicked(timeStamp), { capture: true, once: true })
    )
    const isShown = () => document.querySelector('main')?.getAttribute('data-view') === search
    const [first, whole] = await Promise.all([
      untilPainted(() => isShown() && !isPending(numbers), numbers),
      untilPainted(() => isShown() && !isPending('main'), 'main')
    ])
    await quiet()
    return {
      numbersMs: first.ms - clickedMs,
      everythingMs: whole.ms - clickedMs,
      late: difference(first.text, textOf(numbers)) || difference(whole.text, textOf('main'))
    }
  }

  function untilPainted(isThere: () => boolean, selector: string): Promise<{ ms: number; text: string }> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        observer.disconnect()
        clearTimeout(late)
        afterFrame((ms) => resolve({ ms, text: textOf(selector) }))
      }
      const observer = new MutationObserver(() => {
        if (isThere()) finish()
      })
      const late = setTimeout(() => {
        observer.disconnect()
        reject(
          new Error(
            `probe: ${selector} did not come — ${document.querySelector('main')?.getAttribute('data-view')}`
          )
        )
      }, 60_000)
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
      if (isThere()) finish()
    })
  }

  function textOf(selector: string): string {
    return [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('\n')
  }

  function difference(before: string, after: string): string {
    const at = [...before].findIndex((letter, index) => letter !== after[index])
    if (before === after) return ''
    const around = (text: string) => text.slice(Math.max(0, at - 10), at + 30).replace(/\s+/g, ' ')
    return `${around(before)} → ${around(after)}`
  }

  /** Resolves when nothing has changed for a while. */
  function quiet(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        observer.disconnect()
        resolve()
      }
      let timer = setTimeout(done, quietMs)
      const observer = new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(done, quietMs)
      })
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true })
    })
  }
}
