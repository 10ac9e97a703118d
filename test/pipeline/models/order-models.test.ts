import { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ModelError } from '../../../pipeline/errors.ts'
import { findModelFiles, type Layer, type ModelFile } from '../../../pipeline/models/model-files.ts'
import { analysisModels, orderModels, readModel } from '../../../pipeline/models/order-models.ts'

let connection: DuckDBConnection

beforeAll(async () => {
  connection = await DuckDBConnection.create()
})
afterAll(() => connection.closeSync())

const model = (table: string, text: string) => {
  const layer = table.split('.')[0] as Layer
  const file: ModelFile = { layer, table, path: `${table}.sql`, kind: 'select', text }
  return readModel({ connection, file })
}

const order = (models: ReturnType<typeof model>[]) =>
  orderModels({ models, given: new Set(['staging.sales']) }).map(({ table }) => table)

describe('what a model reads', () => {
  it('leaves out CTEs, aliases and quotes, and looks into sub-selects', () => {
    const { reads } = model(
      'marts.x',
      `with orders as (select o.a from intermediate.orders as o), months as (select orders.a from orders)
       select months.a from months inner join intermediate.months as m on m.a = months.a
       where months.a in (select sales.a from staging.sales as sales)`
    )
    expect([...reads].sort()).toEqual(['intermediate.months', 'intermediate.orders', 'staging.sales'])
  })
})

describe('the order of models', () => {
  it('is that of what they read, whatever their names', () => {
    expect(
      order([
        model('marts.a', 'select z.x from segments.z as z'),
        model('segments.z', 'select b.x from intermediate.b as b'),
        model('intermediate.b', 'select c.x from intermediate.c as c'),
        model('intermediate.c', 'select sales.x from staging.sales as sales')
      ])
    ).toEqual(['intermediate.c', 'intermediate.b', 'segments.z', 'marts.a'])
  })

  it('refuses a table to the right', () => {
    const models = [
      model('marts.a', 'select sales.x from staging.sales as sales'),
      model('segments.z', 'select a.x from marts.a as a')
    ]
    expect(() => order(models)).toThrow(/segments\.z reads marts\.a: models of segments read leftward only/)
  })

  it('gives an analysis its place by what it says that it reads', () => {
    const analysis = {
      name: 'guess',
      tables: ['analytics.guesses', 'analytics.doubts'],
      reads: ['segments.z'],
      run: () => Promise.resolve()
    }
    const models = [
      model('marts.a', 'select guesses.x from analytics.guesses as guesses'),
      model('segments.z', 'select sales.x from staging.sales as sales')
    ]
    const given = new Set(['staging.sales'])
    expect(
      orderModels({ models: [...models, ...analysisModels(analysis)], given }).map(({ table }) => table)
    ).toEqual(['segments.z', 'analytics.guesses', 'analytics.doubts', 'marts.a'])
    const tooEager = analysisModels({ ...analysis, reads: ['marts.a'] })
    expect(() => orderModels({ models: [...models, ...tooEager], given })).toThrow(
      /analytics\.guesses reads marts\.a: models of analytics read leftward only/
    )
  })

  it('refuses a circle and names who is in it', () => {
    const models = [
      model('intermediate.a', 'select b.x from intermediate.b as b'),
      model('intermediate.b', 'select a.x from intermediate.a as a'),
      model('intermediate.c', 'select sales.x from staging.sales as sales')
    ]
    expect(() => order(models)).toThrow(ModelError)
    expect(() => order(models)).toThrow(/in a circle: intermediate\.a, intermediate\.b —/)
  })

  it('refuses what nobody makes, and names without a layer', () => {
    expect(() => order([model('marts.a', 'select x.y from staging.x as x')])).toThrow(
      /staging\.x: no such table/
    )
    expect(() => order([model('marts.a', 'select sales.y from sales')])).toThrow(
      /write it as <layer>\.<table>/
    )
  })
})

describe('the model files', () => {
  it('are found in all layers, rules as tables of their family', () => {
    const tables = findModelFiles().map(({ table }) => table)
    expect(tables).toEqual(
      expect.arrayContaining([
        'intermediate.order_lines',
        'segments.tier',
        'segments.tier_rules',
        'marts.order_lines',
        'marts.dimensions'
      ])
    )
    expect(new Set(tables).size).toBe(tables.length)
  })
})
