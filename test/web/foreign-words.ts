import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { kpis } from '../../queries/index.ts'

/** Runs of Chinese characters and signs. */
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

/** The words of a text that do not belong to its language. */
export const foreignTo = {
  en: (text: string) => text.match(chinese) ?? [],
  'zh-CN': (text: string) =>
    (text.replace(/<\/?b>|--[a-z-]+/g, '').match(latin) ?? []).filter((word) => !isTechnical(word))
}

const wordsOf = (text: string) => [...(text.match(chinese) ?? []), ...(text.match(latin) ?? [])]

/** Words that are names: of the company's things, of figures and columns, of who buys in the worked examples. */
export async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  return new Set([...(await namesOfBuild(folder)), ...namesOfKpis()].flatMap(wordsOf))
}

const namesOfKpis = () =>
  kpis.flatMap(({ name, alternatives, examples }) => [
    name,
    ...alternatives.map((each) => each.name),
    ...[...examples, ...alternatives.flatMap((each) => each.examples)].flatMap(({ sales, sources = {} }) => [
      ...sales.flatMap(({ order_id, customer_id }) => [order_id, customer_id ?? '']),
      ...Object.values(sources).flatMap((rows) => rows.flatMap((row) => Object.values(row).map(String)))
    ])
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
