import { defineSource } from '../define-source.ts'

/** What is sold: names and the category tree. Without it products go by their ids. */
export const products = defineSource({
  name: 'products',
  key: ['product_id'],
  grain: 'entity',
  columns: {
    product_id: {
      type: 'text',
      required: true,
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
    product_name: {
      type: 'text',
      synonyms: ['产品名称', '商品名称', '品名', '名称', 'description', 'name', 'item_name', 'product']
    },
    category: {
      type: 'text',
      synonyms: [
        '类别',
        '品类',
        '大类',
        '产品类别',
        '商品类别',
        '一级类目',
        'group',
        'product_group',
        'group',
        'product_group',
        'product_category'
      ]
    },
    subcategory: {
      type: 'text',
      synonyms: ['子类别', '小类', '子类', '中类', '二级类目', 'sub_category', 'product_subcategory']
    },
    unit_cost: { type: 'number', synonyms: ['单位成本', '成本价', '进价', '成本'] },
    list_price: { type: 'number', synonyms: ['标价', '目录价', '零售价', 'rrp'] },
    launched_on: { type: 'date', synonyms: ['上市日期', '上架日期', '发布日期', 'launch_date'] }
  }
})
