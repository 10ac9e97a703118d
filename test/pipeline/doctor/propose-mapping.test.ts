import { describe, expect, it } from 'vitest'
import { proposeMapping } from '../../../pipeline/doctor/propose-mapping.ts'

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

  it('an id alone is no source', () => {
    const found = proposeMapping({
      look: look(['日期', '金额', '产品编号', '客户编号']),
      source: 'sales',
      mapped: { sales: [] }
    })
    expect(found.map(({ source }) => source)).toEqual(['sales'])
  })
})
