import type { Reference, Tile } from '#lib/ui/tile.ts'
import type { Comparison } from '#lib/view/view.ts'

/** A figure that got worse beyond chance and beyond the materiality limit, with what it is compared with. */
export type Alarm = { tile: Tile & { value: number }; reference: Reference & { change: number } }

/** The change of a tile that can be relied on: of enough customers, and of data that reach back far enough. */
function changeOf(tile: Tile, compare: Comparison): Alarm | null {
  const reference = tile.references.find(({ kind }) => kind === compare)
  const { value } = tile
  if (tile.isTooSmall || tile.counting.shortHistory !== null || value === null) return null
  if (reference === undefined || reference.change === null) return null
  return { tile: { ...tile, value }, reference: { ...reference, change: reference.change } }
}

const weight = ({ reference }: Alarm): number => Math.abs(reference.changeRate ?? 0)

/** The figure besides sales that got worst, relative to what it was. */
export function findAlarm(tiles: readonly Tile[], compare: Comparison): Alarm | null {
  const worse = tiles
    .filter(({ kpi }) => kpi !== 'net-sales' && kpi !== 'gross-sales')
    .map((tile) => changeOf(tile, compare))
    .filter((each) => each?.reference.judgement === 'bad') as Alarm[]
  return worse.toSorted((one, other) => weight(other) - weight(one))[0] ?? null
}

/** The ratio among these that moved most, either way, as far as chance does not explain it. */
export function findMovedRatio(
  tiles: readonly Tile[],
  { compare, among }: { compare: Comparison; among: readonly string[] }
): string | null {
  const moved = tiles
    .filter(({ kpi }) => among.includes(kpi))
    .map((tile) => changeOf(tile, compare))
    .filter((each) => each !== null && ['good', 'bad'].includes(each.reference.judgement)) as Alarm[]
  return moved.toSorted((one, other) => weight(other) - weight(one))[0]?.tile.kpi ?? null
}
