import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { parse, type AST } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'
import { kpis } from '../../queries/index.ts'
import { foreignTo } from './foreign-words.ts'

const sources = resolve(import.meta.dirname, '../../web/src')
/** Elements whose text is the same in every language. */
const code = new Set(['code', 'pre', 'kbd', 'samp'])

type Words = { 'zh-CN': string; en: string }

/** Every text in two languages within a value, with the way to it. */
function bilingual(value: unknown, way: string): [string, Words][] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value && 'en' in value && typeof value.en === 'string') return [[way, value as Words]]
  return Object.entries(value).flatMap(([key, each]) => bilingual(each, `${way} ${key}`))
}

/** The words of a message, without its placeholders and choices. */
function spoken(text: string): string {
  type Part = { type: number; value?: unknown; options?: Record<string, { value: Part[] }> }
  const words = (parts: readonly Part[]): string =>
    parts
      .map(({ type, value, options }) =>
        type === 0
          ? String(value)
          : Object.values(options ?? {})
              .map((each) => words(each.value))
              .join(' ')
      )
      .join(' ')
  return words(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
}

describe('the catalogues', () => {
  const files = globSync('**/{*messages,glossary}.ts', { cwd: sources }).filter(
    (path) => !path.startsWith('lib/i18n/')
  )

  it.each(files)('%s speak no language within the other', async (file) => {
    const texts = bilingual(await import(join(sources, file)), '')
    expect(texts.length).toBeGreaterThan(0)
    for (const [way, text] of texts) {
      // Each language is called by its own name.
      if (/ language(-title)?$/.test(way)) continue
      expect(foreignTo.en(spoken(text.en)), way).toEqual([])
      expect(foreignTo['zh-CN'](spoken(text['zh-CN'])), way).toEqual([])
    }
  })

  it('of the figures do not either', () => {
    const texts = bilingual(kpis, '')
    expect(texts.length).toBeGreaterThan(100)
    for (const [way, text] of texts) {
      expect(foreignTo.en(text.en), way).toEqual([])
      // The examples are about orders and customers with Latin names.
      if (!way.includes(' examples ')) expect(foreignTo['zh-CN'](text['zh-CN']), way).toEqual([])
    }
  })
})

describe('the components', () => {
  it('write no texts of their own', () => {
    const files = globSync('**/*.svelte', { cwd: sources })
    expect(files.length).toBeGreaterThan(20)
    const texts = files.flatMap((file) => {
      const { fragment } = parse(readFileSync(join(sources, file), 'utf8'), { modern: true })
      return ownWords(fragment).map((word) => `${file}: ${word}`)
    })
    expect(texts).toEqual([])
  })

  /** Attributes that are read to people. */
  const isRead = (name: string) =>
    /^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder|label)$/.test(name)

  function ownWords(fragment: AST.Fragment): string[] {
    const words: string[] = []
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) return node.forEach(visit)
      if (typeof node !== 'object' || node === null) return
      const { type, name, data: text } = node as Record<string, unknown>
      if (type === 'Text') words.push(...foreignTo.en(String(text)), ...foreignTo['zh-CN'](String(text)))
      if (type === 'Attribute' && !isRead(String(name))) return
      if (type === 'StyleDirective' || code.has(String(name))) return
      for (const [key, each] of Object.entries(node)) if (key !== 'metadata' && key !== 'parent') visit(each)
    }
    visit(fragment.nodes)
    return words
  }
})
