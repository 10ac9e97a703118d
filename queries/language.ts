export const languages = ['zh-CN', 'en'] as const

export type Language = (typeof languages)[number]

/** One text in every language of the product. */
export type Text = Readonly<Record<Language, string>>

/** A day within a sentence; sentences stand in columns, and have little room. */
export const dayInWords = (day: string, language: Language): string =>
  language === 'zh-CN'
    ? day
    : new Date(day).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
