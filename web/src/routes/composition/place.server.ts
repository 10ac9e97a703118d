import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Answers } from '#lib/server/answers.ts'
import { messages as shared } from '#lib/ui/messages.ts'
import { levelsAbove, stepsTo } from './levels.ts'
import { messages } from './messages.ts'
import type { Question } from './question.server.ts'

/** A step of the way down, with the names of its members. */
export type NamedStep = { dimension: string; keys: readonly string[]; label: string }

/** The way down to what is split, for the links back. */
export async function loadTrail(answers: Answers, question: Question): Promise<NamedStep[]> {
  const { levels, by, view, language } = question
  return Promise.all(
    stepsTo(levels, by.name, view.filters).map(async (step) => ({
      ...step,
      label: await nameOf(answers, step, language)
    }))
  )
}

/** What the figures are of, in words: the finest chosen member of each tree; '' for the whole company. */
export async function loadPlace(
  answers: Answers,
  question: Question,
  except: string | null
): Promise<string> {
  const { view, levels, language } = question
  const chosen = Object.entries(view.filters).filter(([dimension]) => dimension !== except)
  const names = chosen.map(([dimension]) => dimension)
  const coarser = new Set(names.flatMap((name) => levelsAbove(levels, name).map((level) => level.name)))
  const finest = chosen.filter(([dimension]) => !coarser.has(dimension))
  if (finest.length > 2) return translator(messages, language)('place.several')
  const labels = await Promise.all(
    finest.map(([dimension, keys]) => nameOf(answers, { dimension, keys }, language))
  )
  return labels.join(' · ')
}

async function nameOf(
  answers: Answers,
  { dimension, keys }: { dimension: string; keys: readonly string[] },
  language: Language
): Promise<string> {
  const [first = '', ...others] = keys
  const member = await labelOf(answers, dimension, first, language)
  if (others.length === 0) return member
  return translator(messages, language)('place.more', { member, others: others.length })
}

const mostNamesakes = 1000

async function labelOf(
  answers: Answers,
  dimension: string,
  key: string,
  language: Language
): Promise<string> {
  if (key === '') return translator(shared, language)('none')
  const search = key.slice(0, 200)
  const members = await answers.members({ dimension, search, limit: mostNamesakes })
  return members.find((member) => member.key === key)?.label ?? key
}
