import { error } from '@sveltejs/kit'
import { requireAnswers } from '#lib/server/answers.ts'
import { readView } from '#lib/server/view.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers)
  const [about, card] = await Promise.all([
    answers.describe(),
    answers.customer({ id: params.id, month: view.month })
  ])
  if (card === null)
    error(404, { id: locals.id, message: `customer: ${params.id} — not found`, reason: 'not-found' })
  return { view, build: answers.build, company: about.company, card }
}
