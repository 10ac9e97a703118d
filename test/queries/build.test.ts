import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countRejects,
  describeBuild,
  dimensionMembers,
  findMembers,
  listDimensions,
  listRejects,
  queryKpi,
  sourceQuality
} from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

const reject = (record: number, reason: string) => ({
  source: 'sales',
  file_id: 1,
  path: 'sales.csv',
  record,
  column_name: 'unit_price',
  value: 'abc',
  reason,
  raw_row: 'a,b'
})

beforeAll(async () => {
  shop = await tinyWarehouse({
    ...littleShop,
    sourceFiles: [
      {
        source: 'sales',
        file_id: 1,
        path: 'sales.csv',
        bytes: 4_000_000_000,
        detected: '{}',
        rows_in: 12,
        rows_kept: 8,
        rows_rejected: 3,
        rows_duplicate: 1
      }
    ],
    rejects: [reject(9, 'not a number'), reject(3, 'not a number'), reject(11, 'missing')]
  })
})

afterAll(() => shop.close())

describe('describeBuild', () => {
  it('says what the build is of', async () => {
    expect(await describeBuild(shop.connection)).toMatchObject({
      build: '20261101-000000-abcdef',
      company: 'Tiny',
      currency: 'CNY',
      time_zone: 'UTC',
      as_of: '2026-10-31',
      complete_through: '2026-10-31',
      built_at: '2026-11-01T00:00:00Z',
      months: [
        { month: '2026-09', is_complete: true },
        { month: '2026-10', is_complete: true }
      ],
      latest_month: '2026-10',
      settings: { tier_key_minimum: '50.0000', minimum_n: '30' }
    })
  })

  it('describes a build without sales, of which nothing can be asked', async () => {
    const { connection, close } = await tinyWarehouse({ sales: [] })
    expect(await describeBuild(connection)).toMatchObject({
      as_of: null,
      complete_through: null,
      months: [],
      latest_month: null
    })
    await expect(
      queryKpi(connection, { kpi: 'orders', period: { month: '2026-10' }, scope: {} })
    ).rejects.toThrow(/this build holds no sales/)
    close()
  })
})

describe('listDimensions', () => {
  it('lists what this build can be split by, with labels and parents', async () => {
    const dimensions = await listDimensions(shop.connection)
    const city = dimensions.find(({ name }) => name === 'city')
    expect(city).toEqual({
      name: 'city',
      label: { 'zh-CN': '城市', en: 'City' },
      attribute_of: 'line',
      parent: 'area'
    })
    expect(dimensions.find(({ name }) => name === 'tier')).toMatchObject({
      attribute_of: 'customer',
      parent: null
    })
    expect(dimensions.map(({ name }) => name)).not.toContain('company_size')
  })
})

describe('dimensionMembers', () => {
  const keys = async (request: Partial<Parameters<typeof dimensionMembers>[1]>) =>
    (await dimensionMembers(shop.connection, { dimension: 'customer', scope: {}, ...request })).map(
      ({ key }) => key
    )

  it('offers keys with names, tiers in their order', async () => {
    expect(await dimensionMembers(shop.connection, { dimension: 'city', scope: {} })).toEqual([
      { key: 'E1', label: 'Springfield' },
      { key: 'W1', label: 'Springfield' }
    ])
    expect(await keys({ dimension: 'tier', language: 'en' })).toEqual([
      'strategic',
      'key',
      'regular',
      'lapsed',
      'potential'
    ])
    expect(await keys({ dimension: 'channel' })).toEqual(['online', 'store'])
  })

  it('searches keys and names, and stops at the limit', async () => {
    expect(await keys({ search: 'l' })).toEqual(['Li'])
    expect(await keys({ search: '何' })).toEqual(['He'])
    expect(await keys({ search: '%' })).toEqual([])
    expect(await keys({ limit: 2 })).toHaveLength(2)
  })

  it.each([
    ['customer', { owners: ['bob'] }, ['Wu']],
    ['customer', { regions: ['W'] }, ['He', 'Wu']],
    ['customer', { owners: [] }, []],
    ['owner', { owners: ['bob'] }, ['bob']],
    ['city', { regions: ['E'] }, ['E1']],
    ['channel', { owners: ['bob'] }, ['store']],
    ['product', { owners: ['bob'] }, ['pen']],
    ['product', { regions: ['E1'] }, ['pen', 'tea']]
  ])('%s as %o sees it: %o', async (dimension, scope, expected) => {
    expect((await keys({ dimension, scope })).sort()).toEqual(expected)
  })

  it('refuses dimensions that are not there', async () => {
    await expect(keys({ dimension: 'phone' })).rejects.toThrow(/^dimension: phone — one of tier, /)
  })
})

describe('findMembers', () => {
  const find = (dimension: string, ...values: string[]) =>
    findMembers(shop.connection, { dimension, values, scope: {}, language: 'en' })

  it('takes keys, names that are one member’s, and none', async () => {
    expect(await find('area', 'E', 'West', '')).toEqual(['E', 'W', ''])
    expect(await find('tier', 'Key', 'regular')).toEqual(['key', 'regular'])
    expect(await find('channel', 'online')).toEqual(['online'])
  })

  it('takes a name in whichever language it was read', async () => {
    expect(await find('tier', '战略客户', 'Strategic')).toEqual(['strategic', 'strategic'])
  })

  it('refuses names of several members, and of none', async () => {
    await expect(find('city', 'Springfield')).rejects.toThrow(
      'city: Springfield — one of E1 (Springfield), W1 (Springfield)'
    )
    await expect(find('area', 'North')).rejects.toThrow('area: North — one of E (East), W (West)')
    await expect(find('area', 'x'.repeat(5000))).rejects.toThrow(/^area: x{120}… — one of/)
  })
})

describe('source quality', () => {
  it('accounts for every row of every file', async () => {
    expect(await sourceQuality(shop.connection)).toEqual([
      {
        file_id: 1,
        source: 'sales',
        path: 'sales.csv',
        bytes: 4_000_000_000,
        detected: '{}',
        rows_in: 12,
        rows_kept: 8,
        rows_rejected: 3,
        rows_duplicate: 1,
        corrects: null,
        first_day: null,
        last_day: null
      }
    ])
  })

  it('lists rejects in the order of their files, and counts them by reason', async () => {
    expect((await listRejects(shop.connection)).map(({ record }) => record)).toEqual([3, 9, 11])
    expect((await listRejects(shop.connection, { reason: 'missing' })).map(({ record }) => record)).toEqual([
      11
    ])
    expect(await listRejects(shop.connection, { limit: 1, offset: 1 })).toMatchObject([
      { record: 9, value: 'abc' }
    ])
    expect(await listRejects(shop.connection, { source: "x' or 1=1 --" })).toEqual([])
    expect((await countRejects(shop.connection)).map(({ reason, rows }) => [reason, rows])).toEqual([
      ['not a number', 2],
      ['missing', 1]
    ])
  })
})
