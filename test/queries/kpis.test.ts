import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { KpiDefinition } from '../../queries/define-query.ts'
import { kpis, languages, queryKpi } from '../../queries/index.ts'
import type { Text } from '../../queries/language.ts'
import { tinyStaging, tinyWarehouse } from '../support/warehouse.ts'
import { martsOf } from './figure-marts.ts'

/** Every definition of every KPI: its own, and the others that can be chosen. */
const definitions = kpis.flatMap((kpi) => [
  { kpi, variant: kpi.variant, label: kpi.variant_label, method: kpi },
  ...kpi.alternatives.map((method) => ({ kpi, variant: method.name, label: method.label, method }))
])

function expectTold(text: Text) {
  for (const language of languages) expect(text[language].trim()).not.toBe('')
  expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
  // The page keeps them apart, without a typed space.
  expect(text['zh-CN']).not.toMatch(/\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9%] \p{Script=Han}/u)
  expect(text.en).not.toMatch(/\p{Script=Han}/u)
}

describe('the catalog', () => {
  it('holds every folder of queries/kpis', () => {
    const folders = readdirSync(new URL('../../queries/kpis', import.meta.url))
    expect(kpis.map(({ name }) => name).sort()).toEqual(folders.sort())
  })

  it.each(kpis)('$name is told in every language', ({ label, source }) => {
    expectTold(label)
    expectTold(source)
  })

  it.each(definitions)('$kpi.name by $variant is told in every language', ({ label, method }) => {
    const texts = [label, method.definition, method.formula, ...method.examples.map(({ title }) => title)]
    texts.forEach(expectTold)
    expect(method.definition['zh-CN']).toMatch(/。$/)
    expect(method.definition.en).toMatch(/\.$/)
  })

  it.each(kpis)('$name has definitions of different names, and companions that exist', (kpi) => {
    const names = [kpi.variant, ...kpi.alternatives.map(({ name }) => name)]
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(kpis.map(({ name }): string => name)).toEqual(expect.arrayContaining([...kpi.companions]))
    expect(kpi.companions).not.toContain(kpi.name)
  })

  it('reads just the views that each definition names', async () => {
    const { connection, close } = await tinyStaging({ sales: [] })
    const read = definitions.map(({ method }) => [...connection.getTableNames(method.sql, true)].sort())
    close()
    expect(read).toEqual(definitions.map(({ method }) => [...method.reads].sort()))
  })
})

const examples = definitions.flatMap(({ kpi, variant, method }) =>
  method.examples.map((example) => ({ kpi, variant, ...example }))
)

describe('worked examples', () => {
  it.each(examples)(
    '$kpi.name by $variant: $title.en',
    async ({ kpi, variant, sales, sources, settings, period, expected }) => {
      const { connection, close } = await tinyWarehouse(
        { ...sources, sales: sales.map((line) => ({ ...line })), settings: settings ?? {} },
        { marts: martsOf(kpi) }
      )
      const answer = await queryKpi(connection, { kpi: kpi.name, definition: variant, period, scope: {} })
      close()
      expect(answer.rows).toHaveLength(1)
      expect(answer.definition).toBe(variant)
      const { value, numerator, denominator } = answer.total
      expect({ value, numerator, denominator }).toEqual({ numerator: null, denominator: null, ...expected })
    }
  )

  it.each(definitions)('$kpi.name by $variant shows what a ratio is made of', ({ kpi, method }) => {
    for (const { expected } of method.examples) {
      expect(Object.keys(expected).sort()).toEqual(expectedFigures(kpi))
    }
  })
})

const expectedFigures = ({ kind }: KpiDefinition) =>
  kind === 'ratio' ? ['denominator', 'numerator', 'value'] : ['value']
