import type { Language } from '../i18n/language.ts'
import type { Filters } from '../view/view.ts'
import type { Answers } from './answers.ts'
import { memberName } from './member-name.ts'

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
      members: await Promise.all(keys.map((key) => memberName(answers, dimension, key)))
    }))
  )
}
