import { defineSource } from '../define-source.ts'

/** Where things are sold: a tree of any depth, by parent ids or by level columns. */
export const regions = defineSource({
  name: 'regions',
  key: ['region_id'],
  grain: 'entity',
  columns: {
    region_id: {
      type: 'text',
      required: true,
      synonyms: ['区域编号', '地区编号', '编号', '编码', 'id', 'region_code']
    },
    region_name: { type: 'text', synonyms: ['区域名称', '地区名称', '名称', 'name', 'region'] },
    parent_id: { type: 'text', synonyms: ['上级编号', '上级区域', '父级编号', 'parent', 'parent_code'] },
    code: { type: 'text', synonyms: ['行政区划代码', '区划代码', 'adcode', 'iso_code'] }
  },
  sql: new URL('./regions.sql', import.meta.url)
})
