import { expect, it } from 'vitest'
import { joinSentences } from '../../web/src/lib/i18n/sentences.ts'

it.each([
  { language: 'en', sentences: ['Sold.', '', 'Paid.'], joined: 'Sold. Paid.' },
  { language: 'zh-CN', sentences: ['', '已售。', '已付。'], joined: '已售。已付。' },
  { language: 'en', sentences: ['', ''], joined: '' }
] as const)('$sentences in $language', ({ language, sentences, joined }) => {
  expect(joinSentences(language, sentences)).toBe(joined)
})
