export const languages = ['zh-CN', 'en'] as const

export type Language = (typeof languages)[number]

/** One text in every language of the product. */
export type Text = Readonly<Record<Language, string>>
