import { loadShell } from '#lib/server/shell.ts'
import type { LayoutServerLoad } from './$types'

/** Does not depend on the address, so it is loaded once and again only for a new build or another language. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('clientele:build', 'clientele:preferences')
  const { language, theme, answers } = locals
  return { language, theme, shell: answers === null ? null : await loadShell(answers, language) }
}
