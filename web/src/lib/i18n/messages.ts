import { IntlMessageFormat } from 'intl-messageformat'
import type { Language, Text } from './language.ts'

/** Texts by key, each in every language, in ICU message syntax. A page keeps its own beside it. */
export type Messages = Readonly<Record<string, Text>>

export type Values = Readonly<Record<string, string | number>>

/** Gives the text of a key, its placeholders filled; numbers come formatted, so that one place rounds them. */
export type Translate<Key extends string> = (key: Key, values?: Values) => string

/** Types the keys and requires every language. */
export function defineMessages<const Defined extends Messages>(messages: Defined): Defined {
  return messages
}

/**
 * The translate function of a catalogue. Throws when a text asks for a value that was not given: a hole in a
 * sentence is a defect, not something to show.
 */
export function translator<Defined extends Messages>(
  messages: Defined,
  language: Language
): Translate<keyof Defined & string> {
  return (key, values) => {
    const text: string = (messages[key] as Text)[language]
    if (values === undefined && !text.includes('{')) return text
    return String(compiled(text, language).format(values))
  }
}

const formats = new Map<string, IntlMessageFormat>()

function compiled(text: string, language: Language): IntlMessageFormat {
  const key = `${language} ${text}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
  formats.set(key, format)
  return format
}
