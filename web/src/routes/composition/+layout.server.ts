import { salesKpis } from '#lib/server/queries.ts'
import type { LayoutServerLoad } from './$types'

/** The same for every address: loaded once, not with every click. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('clientele:build', 'clientele:preferences')
  const { language, answers } = locals
  const dimensions = (await answers?.dimensions()) ?? []
  return {
    measures: salesKpis.map(({ name, label, kind, unit, direction }) => ({
      kpi: name,
      label: label[language],
      kind,
      unit,
      direction
    })),
    levels: dimensions.map(({ name, label, parent }) => ({ name, label: label[language], parent }))
  }
}
