import { SvelteMap } from 'svelte/reactivity'
import type { LoadRows, TableRows } from './table.ts'

/** Asked for at once; the edges of pages are multiples of it. */
const pageRows = 100
const mostAskedRows = 300

/** So far beyond what is seen rows are asked for, and so many are kept in all. */
const aheadRows = 300
const keptRows = 20_000

type Range = { from: number; until: number }

/** Rows of a long table by their place: those that are looked at, those around them, and those seen before. */
export class HeldRows<Row> {
  readonly total: number
  readonly #load: LoadRows<Row>
  readonly #rows: SvelteMap<number, Row>
  #hasFailed = $state(false)
  #seen: Range = { from: 0, until: 0 }
  #flight: (Range & { controller: AbortController }) | null = null

  constructor({ first, total, load }: TableRows<Row>) {
    this.total = total
    this.#load = load
    this.#rows = new SvelteMap(first.map((row, place) => [place, row]))
  }

  /** Whether rows did not come that were asked for last. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  at(place: number): Row | undefined {
    return this.#rows.get(place)
  }

  /** The places of the rows that are here, in order. */
  places(): number[] {
    return [...this.#rows.keys()].toSorted((one, other) => one - other)
  }

  /** Asks for the rows of a range that are not here, and for those around it next. */
  look(from: number, until: number): void {
    this.#seen = { from, until: Math.min(until, this.total) }
    if (this.#flight !== null) {
      const isOnItsWay = this.#flight.from < until && this.#flight.until > from
      if (isOnItsWay || this.#gapIn(this.#seen) === null) return
      this.#flight.controller.abort()
    }
    void this.#fetch()
  }

  retry(): void {
    this.#hasFailed = false
    void this.#fetch()
  }

  stop(): void {
    this.#flight?.controller.abort()
  }

  async #fetch(): Promise<void> {
    for (let gap = this.#nextGap(); gap !== null; gap = this.#nextGap()) {
      const controller = new AbortController()
      this.#flight = { ...gap, controller }
      try {
        const rows = await this.#load({
          offset: gap.from,
          limit: gap.until - gap.from,
          signal: controller.signal
        })
        if (controller.signal.aborted) return
        this.#keep(gap.from, rows)
        this.#hasFailed = rows.length === 0
      } catch {
        if (controller.signal.aborted) return
        this.#hasFailed = true
      } finally {
        if (this.#flight?.controller === controller) this.#flight = null
      }
      if (this.#hasFailed) return
    }
  }

  #keep(from: number, rows: readonly Row[]): void {
    rows.forEach((row, place) => this.#rows.set(from + place, row))
    if (this.#rows.size <= keptRows) return
    const around = { from: this.#seen.from - keptRows / 4, until: this.#seen.until + keptRows / 4 }
    for (const place of this.#rows.keys())
      if (place < around.from || place >= around.until) this.#rows.delete(place)
  }

  #nextGap(): Range | null {
    const { from, until } = this.#seen
    return (
      this.#gapIn(this.#seen) ??
      this.#gapIn({ from: until, until: until + aheadRows }) ??
      this.#gapIn({ from: from - pageRows, until: from })
    )
  }

  /** The first rows of a range that are not here, from the edge of their page on. */
  #gapIn(range: Range): Range | null {
    const last = Math.min(range.until, this.total)
    for (let place = Math.max(0, range.from); place < last; place += 1) {
      if (this.#rows.has(place)) continue
      const from = place - (place % pageRows)
      const pages = Math.ceil((last - from) / pageRows)
      return { from, until: Math.min(from + Math.min(pages * pageRows, mostAskedRows), this.total) }
    }
    return null
  }
}
