import { describe, expect, it } from 'vitest'
import { askWarehouse, type Row } from '../../support/warehouse.ts'

const sales = [{ ordered_at: '2026-01-05', amount: 1 }]

const paths = (sources: { regions: Row[]; sales?: Row[]; customers?: Row[] }) =>
  askWarehouse(
    { sales, ...sources },
    `select region_id, depth, in_regions_source,
       concat_ws(' > ', level_1_id, level_2_id, level_3_id, level_4_id, level_5_id, level_6_id) as path,
       concat_ws(' > ', level_1_name, level_2_name, level_3_name) as names
     from marts.regions order by region_id`
  )

describe('regions', () => {
  it('carry their path from the root, by id and by name', async () => {
    const regions = [
      { region_id: '310101', region_name: '黄浦', parent_id: '310000' },
      { region_id: '310000', region_name: '上海', parent_id: 'CN' },
      { region_id: 'CN', region_name: '中国' }
    ]
    expect(await paths({ regions })).toEqual([
      { region_id: '310000', depth: 2, in_regions_source: true, path: 'CN > 310000', names: '中国 > 上海' },
      {
        region_id: '310101',
        depth: 3,
        in_regions_source: true,
        path: 'CN > 310000 > 310101',
        names: '中国 > 上海 > 黄浦'
      },
      { region_id: 'CN', depth: 1, in_regions_source: true, path: 'CN', names: '中国' }
    ])
  })

  it('that only sales or customers name are roots, and so are those whose parent is missing or themselves', async () => {
    const rows = await paths({
      sales: [{ ordered_at: '2026-01-05', amount: 1, region_id: 'sold' }],
      customers: [{ customer_id: 'a', region_id: 'lived' }],
      regions: [
        { region_id: 'orphan', parent_id: 'nobody' },
        { region_id: 'own', parent_id: 'own' }
      ]
    })
    expect(
      rows.map(({ region_id, depth, in_regions_source, path }) => [region_id, depth, in_regions_source, path])
    ).toEqual([
      ['lived', 1, false, 'lived'],
      ['orphan', 1, true, 'orphan'],
      ['own', 1, true, 'own'],
      ['sold', 1, false, 'sold']
    ])
  })

  it('reach six levels deep', async () => {
    const regions = [1, 2, 3, 4, 5, 6].map((depth) => ({
      region_id: `l${depth}`,
      parent_id: depth > 1 ? `l${depth - 1}` : null
    }))
    expect((await paths({ regions })).at(-1)).toMatchObject({ depth: 6, path: 'l1 > l2 > l3 > l4 > l5 > l6' })
  })
})
