import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kpis, languages, queryKpi } from '../../queries/index.ts'
import { tinyWarehouse } from '../support/warehouse.ts'

describe('the catalog', () => {
  it('holds every folder of queries/kpis', () => {
    const folders = readdirSync(new URL('../../queries/kpis', import.meta.url))
    expect(kpis.map(({ name }) => name).sort()).toEqual(folders.sort())
  })

  it.each(kpis)('$name is told in every language', ({ label, definition, formula, source, examples }) => {
    for (const language of languages) {
      const texts = [label, definition, formula, source, ...examples.map(({ title }) => title)]
      for (const text of texts) expect(text[language].trim()).not.toBe('')
      expect(definition[language]).toMatch(/[.。]$/)
    }
    expect(label['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(label.en).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('worked examples', () => {
  const examples = kpis.flatMap(({ name, examples }) =>
    examples.map((example) => ({ kpi: name, ...example }))
  )

  it.each(examples)('$kpi: $title.en', async ({ kpi, sales, period, expected }) => {
    const { connection, close } = await tinyWarehouse({ sales: sales.map((line) => ({ ...line })) })
    const { rows } = await queryKpi(connection, { kpi, period, scope: {} })
    close()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ key: 'total', numerator: null, denominator: null, ...expected })
  })
})
