import { describe, expect, it } from 'vitest'
import { proposeMapping } from '../../../pipeline/doctor/propose-mapping.ts'
import { sourceNames, sources } from '../../../pipeline/sources/catalog.ts'
import type { SourceDefinition } from '../../../pipeline/sources/define-source.ts'

const look = (fields: readonly string[], samples: readonly (readonly string[])[] = []) => ({
  fields,
  samples,
  hasHeader: true,
  layout: 'delimited' as const
})

describe('proposeMapping', () => {
  it('knows headers in Chinese and English', () => {
    const [proposal] = proposeMapping({
      look: look(['订单编号', '下单时间', 'Customer ID', 'QTY', '实付金额']),
      source: 'sales',
      mapped: { sales: [] }
    })
    expect(proposal?.columns).toEqual({
      order_id: '订单编号',
      ordered_at: '下单时间',
      customer_id: 'Customer ID',
      quantity: 'QTY',
      amount: '实付金额'
    })
  })

  it('leaves mapped columns and canonical headers alone', () => {
    const found = proposeMapping({
      look: look(['ordered_at', 'amount', '订单编号']),
      source: 'sales',
      mapped: { sales: ['order_id'] }
    })
    expect(found).toEqual([])
  })

  it('one level column alone is the region, unless the regions have it already', () => {
    const fields = look(['日期', '金额', '地区'])
    const [alone] = proposeMapping({ look: fields, source: 'sales', mapped: { sales: [] } })
    expect(alone?.columns).toMatchObject({ region_id: '地区' })
    const [levelled] = proposeMapping({
      look: fields,
      source: 'sales',
      mapped: { sales: [] },
      used: ['地区']
    })
    expect(levelled?.columns).not.toHaveProperty('region_id')
  })

  it('does not propose again what the source takes already', () => {
    const found = proposeMapping({
      look: look(['product_id', '品牌']),
      source: 'products',
      mapped: { products: [] },
      used: ['品牌']
    })
    expect(found).toEqual([])
  })

  it('finds the products, customers and regions that a sales file describes', () => {
    const fields = ['日期', '金额', '产品编号', '产品名称', '客户编号', '客户名称', '省份', '城市', '细分']
    const samples = [
      ['', '', '', '', '', '', '江苏', '南京', ''],
      ['', '', '', '', '', '', '浙江', '杭州', '']
    ]
    const found = proposeMapping({ look: look(fields, samples), source: 'sales', mapped: { sales: [] } })
    expect(found.map(({ source }) => source)).toEqual(['sales', 'products', 'customers', 'regions'])
    expect(found[2]?.attributes).toEqual({ segment: '细分' })
    expect(found[3]?.levels).toEqual({ province: '省份', city: '城市' })
  })

  it('a level with one value only is left out', () => {
    const found = proposeMapping({
      look: look(
        ['日期', '金额', '国家', '省份', '城市'],
        [
          ['', '', '中国', '江苏', '南京'],
          ['', '', '中国', '浙江', '杭州']
        ]
      ),
      source: 'sales',
      mapped: { sales: [] }
    })
    expect(found.find(({ source }) => source === 'regions')?.levels).toEqual({
      province: '省份',
      city: '城市'
    })
  })

  it.each(sourceNames)('knows every word for every column of %s', (source) => {
    const { columns } = sources[source] as SourceDefinition
    for (const [column, { synonyms = [] }] of Object.entries(columns)) {
      const others = Object.keys(columns).filter((name) => name !== column)
      for (const word of synonyms) {
        const found = proposeMapping({ look: look([...others, word]), source, mapped: { [source]: [] } })
        const own = found.find((proposal) => proposal.source === source)
        expect(own?.columns, word).toEqual({ [column]: word })
      }
    }
  })

  it('knows the headers of a service desk', () => {
    const fields = [
      '投诉单号',
      '客户编号',
      '受理时间',
      '首次响应时间',
      '解决时间',
      '回访时间',
      '投诉类型',
      '产品编号'
    ]
    const [proposal] = proposeMapping({
      look: look(fields),
      source: 'complaints',
      mapped: { complaints: [] }
    })
    expect(proposal?.columns).toEqual({
      complaint_id: '投诉单号',
      customer_id: '客户编号',
      opened_at: '受理时间',
      first_response_at: '首次响应时间',
      resolved_at: '解决时间',
      followed_up_at: '回访时间',
      category: '投诉类型',
      product_id: '产品编号'
    })
  })

  it('an id alone is no source', () => {
    const found = proposeMapping({
      look: look(['日期', '金额', '产品编号', '客户编号']),
      source: 'sales',
      mapped: { sales: [] }
    })
    expect(found.map(({ source }) => source)).toEqual(['sales'])
  })
})
