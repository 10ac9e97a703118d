import type { Language } from '../i18n/language.ts'
import type { Filters } from '../view/view.ts'
import type { Answers } from './answers.ts'

/** A dimension that the view filters by, with the names of what was chosen. */
export type ChosenMembers = { dimension: string; label: string; members: string[] }

/** What the view filters by, in words; a member without a name is called by its key, and none is ''. */
export async function chosenMembers(
  answers: Answers,
  filters: Filters,
  language: Language
): Promise<ChosenMembers[]> {
  const dimensions = await answers.dimensions()
  return Promise.all(
    Object.entries(filters).map(async ([dimension, keys]) => ({
      dimension,
      label: dimensions.find(({ name }) => name === dimension)?.label[language] ?? dimension,
      members: await Promise.all(keys.map((key) => nameOf(answers, dimension, key)))
    }))
  )
}

async function nameOf(answers: Answers, dimension: string, key: string): Promise<string> {
  if (key === '') return ''
  const found = await answers.members({ dimension, search: key.slice(0, 200), limit: 100 })
  return found.find((member) => member.key === key)?.label ?? key
}
