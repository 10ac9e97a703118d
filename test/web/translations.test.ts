import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { IntlMessageFormat } from 'intl-messageformat'
import { parse, type AST } from 'svelte/compiler'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpis } from '../../queries/index.ts'
import { everyPageAndLanguage } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'
import { writtenTexts } from './written-texts.ts'

const sources = resolve(import.meta.dirname, '../../web/src')
const chinese = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]+/g
const latin = /(?<![A-Za-z0-9_])_?[A-Za-z][A-Za-z0-9]*(?:[-_.’'][A-Za-z0-9]+)*/g

/** Words that a Chinese reader meets as they are: names of formats, sources, methods, units and of the product. */
const international = new Set(
  `Clientele PDF complaints initiatives actions CSV XLSX Excel JSON Arrow Parquet SQL KPI URL API HTTP UTF-8 HHI Gini ABC Pareto Wilson Newcombe IBCS Kitagawa BG NBD ROI Gamma-Gamma r b q
  Wald Student Welch RFM CSAT NPS CES DuckDB doctor W N n p EN R F M D S T L A B C Q1 Q2 Q3 Q4 R1 R2 R3 R4 R5 F1 F2 F3 F4 F5 Escape Esc Enter Tab kB MB GB`.split(
    /\s+/
  )
)

/** Names of columns, files, settings and commands: what a reader types or finds in a file. */
const isTechnical = (word: string) => /_|\.\w/.test(word) || international.has(word)

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

const foreignTo = {
  en: (text: string) => text.match(chinese) ?? [],
  'zh-CN': (text: string) =>
    (text.replace(/<\/?b>|--[a-z-]+/g, '').match(latin) ?? []).filter((word) => !isTechnical(word))
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

describe('the pages', () => {
  let sample: ServedSample
  /** Words that are names: of the company's things, of figures and columns, of who buys in the worked examples. */
  let names: ReadonlySet<string>
  beforeAll(async () => {
    sample = await visitSample()
    names = new Set([...(await namesOfBuild(sample.folder)), ...namesOfKpis()].flatMap(wordsOf))
  })
  afterAll(() => sample.close())

  it.each(everyPageAndLanguage)('$name in $language says all in its language', async ({ path, language }) => {
    const page = await sample.open(path, { language })
    const texts = await page.evaluate(writtenTexts)
    expect(texts.length).toBeGreaterThan(30)
    const foreign = texts.flatMap((text) =>
      foreignTo[language](text)
        .filter((word) => !names.has(word))
        .map((word) => `${word} in: ${text}`)
    )
    expect(foreign).toEqual([])
    await page.close()
  })

  const wordsOf = (text: string) => [...(text.match(chinese) ?? []), ...(text.match(latin) ?? [])]

  const namesOfKpis = () =>
    kpis.flatMap(({ name, alternatives, examples }) => [
      name,
      ...alternatives.map((each) => each.name),
      ...[...examples, ...alternatives.flatMap((each) => each.examples)].flatMap(
        ({ sales, sources = {} }) => [
          ...sales.flatMap(({ order_id, customer_id }) => [order_id, customer_id ?? '']),
          ...Object.values(sources).flatMap((rows) => rows.flatMap((row) => Object.values(row).map(String)))
        ]
      )
    ])

  async function namesOfBuild(folder: string): Promise<string[]> {
    const build = readFileSync(join(folder, 'current'), 'utf8').trim()
    const instance = await DuckDBInstance.create(join(folder, 'builds', build, 'clientele.duckdb'), {
      access_mode: 'READ_ONLY'
    })
    const connection = await instance.connect()
    const rows = await connection.runAndReadAll(`
      select customer_id from marts.customers union all select customer_name from marts.customers
      union all select distinct acquisition_channel from marts.customers union all select distinct owner from marts.customers
      union all select distinct industry from marts.customers union all select distinct member_level from marts.customers
      union all select product_id from marts.products union all select product_name from marts.products
      union all select category from marts.products union all select subcategory from marts.products
      union all select region_id from marts.regions union all select region_name from marts.regions
      union all select distinct channel from marts.orders union all select distinct sales_rep from marts.orders
      union all select distinct payment_method from marts.orders union all select order_id from marts.orders
      union all select path from marts.source_files union all select distinct source from marts.source_files
      union all select column_name from marts.rejects union all select value from marts.rejects
      union all select raw_row from marts.rejects
      union all select contact_name from marts.customers union all select email from marts.customers
      union all select email_name from (select split_part(email, '@', 1) as email_name from marts.customers)
      union all select matched from marts.customer_duplicates
      union all select synonyms from marts.source_catalog
      union all select distinct next_step from marts.contacts union all select distinct owner from marts.contacts
      union all select distinct category from marts.complaints union all select distinct severity from marts.complaints
      union all select distinct owner from marts.complaints union all select complaint_id from marts.complaints
      union all select comment from marts.survey_responses
      union all select distinct touchpoint from marts.survey_responses
      union all select campaign_name from marts.campaigns union all select campaign_id from marts.campaigns
      union all select distinct channel from marts.campaigns union all select stage from marts.funnel_stages
      union all select distinct owner from marts.opportunities
      union all select value from marts.settings where name = 'company'`)
    connection.closeSync()
    instance.closeSync()
    return [...rows.getRows().map(([name]) => String(name)), ...build.split('-')]
  }
})
