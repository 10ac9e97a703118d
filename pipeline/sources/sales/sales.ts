import { defineSource } from '../define-source.ts'

/** As the order lines work it out; beyond 1e14 a row is refused, so its worth is not asked. */
const value = `coalesce(
  amount,
  case when abs(cast(coalesce(quantity, 1) as double) * cast(unit_price as double)) < 1e14 then
    cast(cast(coalesce(quantity, 1) as decimal(38, 4)) * unit_price
      * (1 - coalesce(discount_rate, cast(0 as decimal(9, 6)))) as decimal(18, 4))
  end
)`

/** Order lines: what was sold or returned, when, to whom, where and for how much. The one source that must exist. */
export const sales = defineSource({
  name: 'sales',
  key: ['order_id', 'line_id'],
  grain: 'event',
  dated: 'ordered_at',
  oneOf: ['amount', 'unit_price'],
  columns: {
    ordered_at: {
      type: 'timestamp',
      required: true,
      synonyms: [
        '下单时间',
        '订单日期',
        '下单日期',
        '订单时间',
        '销售日期',
        '交易日期',
        '日期',
        'order_date',
        'invoice_date',
        'date',
        'sale_date',
        'transaction_date',
        'created_at'
      ]
    },
    order_id: {
      type: 'text',
      synonyms: [
        '订单编号',
        '订单号',
        '订单ID',
        '单号',
        '销售单号',
        'invoice',
        'invoice_no',
        'order_no',
        'order'
      ]
    },
    line_id: {
      type: 'text',
      synonyms: ['行ID', '行号', '明细编号', '订单行号', 'row_id', 'line_no', 'line']
    },
    customer_id: {
      type: 'text',
      synonyms: [
        '客户编号',
        '客户ID',
        '客户代码',
        '会员号',
        '会员编号',
        'customer',
        'customer_no',
        'client_id',
        'member_id'
      ]
    },
    product_id: {
      type: 'text',
      synonyms: [
        '产品编号',
        '产品ID',
        '商品编号',
        '商品编码',
        '商品ID',
        '货号',
        'SKU',
        'stock_code',
        'item_id',
        'product_code',
        'item'
      ]
    },
    region_id: {
      type: 'text',
      // A tree of several level columns is proposed as `levels` of the regions; one such column alone is the region.
      synonyms: [
        '区域编号',
        '地区编号',
        '城市编号',
        '地区编码',
        'region_code',
        'country',
        'region',
        '城市',
        'city',
        '省份',
        '省',
        'province',
        'state',
        '地区',
        '区域',
        '大区',
        'area'
      ]
    },
    channel: { type: 'text', synonyms: ['渠道', '销售渠道', 'sales_channel'] },
    quantity: { type: 'number', synonyms: ['数量', '销售数量', '件数', 'qty', 'units', 'number_of_items'] },
    unit_price: { type: 'number', synonyms: ['单价', '销售单价', '价格', 'price', 'unitprice'] },
    discount_rate: { type: 'rate', synonyms: ['折扣', '折扣率', 'discount'] },
    amount: {
      type: 'number',
      synonyms: [
        '销售额',
        '金额',
        '实付金额',
        '成交金额',
        '净额',
        'sales',
        'revenue',
        'net_amount',
        'total',
        'dollar_value'
      ]
    },
    cost: { type: 'number', synonyms: ['成本', '成本金额', 'cost_amount'] },
    payment_method: { type: 'text', synonyms: ['支付方式', '付款方式', 'payment'] },
    kind: {
      type: 'choice',
      synonyms: ['类型', '单据类型', '订单类型', 'type'],
      choices: { sale: ['销售', '销售单', '出库', 's'], return: ['退货', '退货单', '退款', 'refund', 'r'] }
    },
    campaign_id: { type: 'text', synonyms: ['活动编号', '活动ID', 'campaign'] },
    sales_rep: { type: 'text', synonyms: ['销售员', '业务员', '销售代表', '销售人员', 'rep', 'salesperson'] }
  },
  rules: [
    {
      column: 'amount',
      when: 'amount is null and unit_price is null',
      reason: 'neither an amount nor a unit price'
    },
    {
      column: 'unit_price',
      // 1e14 is where decimal(18,4) ends: such a line would stop the whole build later.
      when: 'abs(cast(coalesce(quantity, 1) as double) * cast(unit_price as double)) >= 1e14',
      reason: 'quantity × unit price is out of range'
    }
  ],
  worth: `case when kind = 'return' then -abs(${value}) else ${value} end`,
  sql: new URL('./sales.sql', import.meta.url)
})
