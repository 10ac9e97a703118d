import { kpis, salesKpis, type KpiDefinition, type KpiName } from '#lib/server/queries.ts'

/** They stand in the tile of the one that they explain; gross profit is what the margin is a share of. */
const besideOthers: readonly string[] = [...salesKpis.flatMap(({ companions }) => companions), 'gross-profit']

/** What the meeting argues about, in the order of the tiles; the others stand in a quiet row below. */
const argued = [
  'net-sales',
  'gross-margin',
  'average-order-value',
  'active-customers',
  'repurchase-rate',
  'retention-rate',
  'churn-rate'
] as const satisfies readonly KpiName[]

/** The KPIs of sales and customers with a place of their own: those of the tiles first, then the quiet ones in the order of the catalogue. */
export const shownKpis: readonly { kpi: KpiDefinition<KpiName>; place: 'tile' | 'quiet' }[] = [
  ...argued.map((name) => ({ kpi: find(name), place: 'tile' as const })),
  ...salesKpis
    .filter(({ name }) => !besideOthers.includes(name) && !argued.some((each) => each === name))
    .map((kpi) => ({ kpi, place: 'quiet' as const }))
]

function find(name: KpiName): KpiDefinition<KpiName> {
  const kpi = kpis.find((each) => each.name === name)
  if (kpi === undefined) throw new Error(`the catalogue has no ${name}`)
  return kpi
}
