import { error } from '@sveltejs/kit'
import { requireAnswers } from '#lib/server/answers.ts'
import { assessedOrNull } from '#lib/server/assessed-or-null.ts'
import { readView } from '#lib/server/view.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers)
  const [about, asked] = await Promise.all([
    answers.describe(),
    assessedOrNull(answers.assessmentForm({ id: params.id, month: view.month }).then((form) => ({ form })))
  ])
  const frame = { view, build: answers.build, company: about.company }
  if (asked === null) return { ...frame, form: null }
  if (asked.form === null)
    error(404, { id: locals.id, message: `customer: ${params.id} — not found`, reason: 'not-found' })
  return { ...frame, form: asked.form }
}
