import type { FlowLink } from '#lib/charts/migration-flow.ts'
import type { Migration } from './segments.ts'

type Cell = Migration['cells'][number]

/** The classes of no rule: who is in them has no segment to rise or fall from. */
const edges: readonly string[] = ['outside_window', 'not_yet_customer']

/** Segments by their net sales per customer after, or before where nobody is in one any more; the highest first. */
function worthOf({ segments }: Migration): Map<string, number> {
  return new Map(
    segments.map(({ segment, customers_after, net_amount_after, customers_before, net_amount_before }) => [
      segment,
      customers_after > 0
        ? net_amount_after / customers_after
        : customers_before > 0
          ? net_amount_before / customers_before
          : 0
    ])
  )
}

/** What is thought of a move: to a segment of higher net sales per customer it is good. */
export function kindOf(cell: Cell, worth: ReadonlyMap<string, number>): FlowLink['kind'] {
  const { from_segment: from, to_segment: to } = cell
  if (from === to) return 'stayed'
  if (edges.includes(from) || edges.includes(to)) return 'edge'
  return (worth.get(to) ?? 0) > (worth.get(from) ?? 0) ? 'up' : 'down'
}

/** Everybody but those who stayed what they were without ever buying, or without having bought for long. */
export function linksOf(migration: Migration): FlowLink[] {
  const worth = worthOf(migration)
  return migration.cells
    .filter(({ from_segment, to_segment }) => from_segment !== to_segment || !edges.includes(from_segment))
    .map((cell) => ({
      from: cell.from_segment,
      to: cell.to_segment,
      value: cell.customers,
      kind: kindOf(cell, worth)
    }))
}

export type MoveCounts = { readonly down: number; readonly up: number; readonly fresh: number }

export function countMoves(migration: Migration): MoveCounts {
  const worth = worthOf(migration)
  const sum = (holds: (cell: Cell) => boolean) =>
    migration.cells.filter(holds).reduce((all, { customers }) => all + customers, 0)
  return {
    down: sum((cell) => kindOf(cell, worth) === 'down'),
    up: sum((cell) => kindOf(cell, worth) === 'up'),
    fresh: sum(
      ({ from_segment, to_segment }) =>
        from_segment === 'not_yet_customer' && to_segment !== 'not_yet_customer'
    )
  }
}

export const measures = ['customers', 'before', 'after'] as const

export type Measure = (typeof measures)[number]

/** What a cell of the matrix shows. */
export function cellFigure(cell: Cell | undefined, measure: Measure): number {
  if (cell === undefined) return 0
  if (measure === 'customers') return cell.customers
  return measure === 'before' ? cell.net_amount_before : cell.net_amount_after
}
