import type { Language } from '../i18n/language.ts'
import { translator } from '../i18n/messages.ts'
import type { View } from '../view/view.ts'
import { chosenText } from './chosen-text.ts'
import { messages } from './messages.ts'

type Choice = {
  dimension: string
  label: string
  members: readonly { key: string; label: string }[]
}

/** What a view is narrowed to, for where no chips are: 区域：华东等2项. */
export function filterWords(view: View, choices: readonly Choice[], language: Language): string[] {
  const t = translator(messages, language)
  return Object.entries(view.filters).map(([dimension, keys]) => {
    const choice = choices.find((each) => each.dimension === dimension)
    const named = view.names?.[dimension]
    const nameOf = (key: string) =>
      (choice?.members.find((member) => member.key === key)?.label ?? named?.members[key] ?? key) || t('none')
    const label = choice?.label ?? named?.label[language] ?? dimension
    return t('filter-chosen', { dimension: label }) + chosenText(keys.map(nameOf), language)
  })
}
