import { entriesIn } from './entries.server.ts'
import type { LayoutServerLoad } from './$types'

/** The same for every address: loaded once, not with every month that is looked at. */
export const load: LayoutServerLoad = ({ locals, depends }) => {
  depends('clientele:preferences')
  return { entries: entriesIn(locals.language) }
}
