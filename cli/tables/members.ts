import type { Language } from '../../queries/index.ts'
import { words } from './words.ts'

interface Member {
  readonly key: string
  readonly label: string | null
}

/** A member by its name; "none" has none of its own. */
export const memberName = ({ key, label }: Member, language: Language): string =>
  label ?? (key === '' ? words.none[language] : key)

/** What stands for the members beyond a limit. */
export const otherName = (members: number, language: Language): string =>
  language === 'en' ? `${members.toLocaleString('en-US')} more` : `其余 ${members.toLocaleString('en-US')} 个`

/** True when names alone do not say how filters name the members. */
export const hasOwnKeys = (members: readonly Member[]): boolean =>
  members.some(({ key, label }) => label !== null && label !== key)
