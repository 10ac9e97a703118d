import { kpis } from '#lib/server/queries.ts'

/** They stand in the tile of the one that they explain; gross profit is what the margin is a share of. */
const besideOthers: readonly string[] = [...kpis.flatMap(({ companions }) => companions), 'gross-profit']

/** The KPIs with a tile of their own, in the order of the catalogue. */
export const shownKpis = kpis.filter(({ name }) => !besideOthers.includes(name))
