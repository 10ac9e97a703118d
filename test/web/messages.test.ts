import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { languages, negotiateLanguage } from '../../web/src/lib/i18n/language.ts'
import { defineMessages, translator, type Messages } from '../../web/src/lib/i18n/messages.ts'

const sources = resolve(import.meta.dirname, '../../web/src')
const files = globSync('**/messages.ts', { cwd: sources }).filter((path) => !path.startsWith('lib/i18n/'))

/** Names of what an ICU message writes: what only chooses a form may be needed in one language alone. */
function placeholders(text: string): string[] {
  const names = new Set<string>()
  const visit = (element: object): void => {
    if ('options' in element && 'value' in element) {
      const forms = Object.values(element.options as Record<string, { value: { type: number }[] }>)
      for (const { value } of forms) value.forEach(visit)
      // `#` in a plural writes its number.
      if (forms.some(({ value }) => value.some(({ type }) => type === 7))) names.add(String(element.value))
    } else if ('type' in element && element.type === 1 && 'value' in element) names.add(String(element.value))
  }
  new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst().forEach(visit)
  return [...names].sort()
}

describe.each(files)('%s', (file) => {
  it('says everything in every language, with the same placeholders', async () => {
    const { messages } = (await import(resolve(sources, file))) as { messages: Messages }
    expect(Object.keys(messages).length).toBeGreaterThan(0)
    for (const [key, text] of Object.entries(messages)) {
      // A noun may be needed in one language only.
      const isOptional = key.startsWith('noun.')
      for (const language of languages)
        expect(isOptional || text[language].trim() !== '', `${key} in ${language}`).toBe(true)
      expect(placeholders(text['zh-CN']), key).toEqual(placeholders(text.en))
    }
  })

  it('types no space between a Chinese character and a digit or letter', async () => {
    const { messages } = (await import(resolve(sources, file))) as { messages: Messages }
    for (const [key, { 'zh-CN': text }] of Object.entries(messages))
      expect(text, key).not.toMatch(/[\u4e00-\u9fff] [A-Za-z0-9{#]|[A-Za-z0-9}#] [\u4e00-\u9fff]/)
  })
})

describe('all pages', () => {
  it('keep their messages beside them', () => expect(files.length).toBeGreaterThanOrEqual(3))
})

describe('translator', () => {
  const messages = defineMessages({
    plain: { 'zh-CN': '全部', en: 'All' },
    files: { 'zh-CN': '{count}个文件', en: '{count, plural, one {# file} other {# files}}' },
    // Numbers come as they are written.
    rows: { 'zh-CN': '{rows}行', en: '{rows, plural, one {{rows} row} other {{rows} rows}}' },
    marked: { 'zh-CN': '差<b>{gap}</b>', en: '<b>{gap}</b> short' }
  })

  it('fills placeholders by the rules of the language', () => {
    expect(translator(messages, 'en')('plain')).toBe('All')
    expect(translator(messages, 'en')('files', { count: 1 })).toBe('1 file')
    expect(translator(messages, 'en')('files', { count: 3 })).toBe('3 files')
    expect(translator(messages, 'zh-CN')('files', { count: 3 })).toBe('3个文件')
    const counted = (rows: string) => translator(messages, 'en')('rows', { rows })
    expect(['1', '0', '2,219', '–'].map(counted)).toEqual(['1 row', '0 rows', '2,219 rows', '– rows'])
    expect(translator(messages, 'zh-CN')('marked', { gap: '74万元' })).toBe('差<b>74万元</b>')
  })

  it('does not show a sentence with a hole', () => {
    expect(() => translator(messages, 'en')('files', {})).toThrow(/count/)
    expect(() => translator(messages, 'en')('files')).toThrow(/count/)
  })
})

describe('negotiateLanguage', () => {
  it.each([
    ['en-GB,en;q=0.9,zh;q=0.5', 'en'],
    ['zh-TW,en;q=0.8', 'zh-CN'],
    ['fr-FR,fr;q=0.9,en;q=0.8,zh;q=0.7', 'en'],
    ['en;q=0.2,zh-CN;q=0.9', 'zh-CN'],
    ['en;q=0,fr', 'zh-CN'],
    ['*', 'zh-CN'],
    ['', 'zh-CN'],
    [null, 'zh-CN']
  ])('%s asks for %s', (header, language) => expect(negotiateLanguage(header)).toBe(language))
})
