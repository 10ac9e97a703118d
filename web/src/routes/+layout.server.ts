import { CLIENTELE_DATA } from '$app/env/private'
import type { Answers } from '#lib/server/answers.ts'
import { logError } from '#lib/server/log.ts'
import { loadShell, type Shell } from '#lib/server/shell.ts'
import type { LayoutServerLoad } from './$types'

/** Does not depend on the address, so it is loaded once and again only for a new build or another language. */
export const load: LayoutServerLoad = async ({ locals, depends }) => {
  depends('clientele:build', 'clientele:preferences')
  const { language, theme, answers } = locals
  return { language, theme, shell: answers === null ? null : await shellOf(answers, locals) }
}

/** Null when it cannot be worked out: the page within it then says what is wrong, in words, not this. */
async function shellOf(answers: Answers, { language, id }: App.Locals): Promise<Shell | null> {
  try {
    return await loadShell(answers, language, CLIENTELE_DATA)
  } catch (error) {
    logError(id, error)
    return null
  }
}
