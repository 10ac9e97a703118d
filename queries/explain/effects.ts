import type { Text } from '../language.ts'

/** A way in which a figure changes: a bar of a bridge. */
export interface Effect {
  readonly name: string
  readonly label: Text
  /** True for what one member gains and others lose: 0 over all of them, so it is no bar. */
  readonly is_balanced: boolean
}

const effect = (name: string, chinese: string, english: string): Effect => ({
  name,
  label: { 'zh-CN': chinese, en: english },
  is_balanced: false
})

export const customerEffects: readonly Effect[] = [
  effect('new', '新增', 'New'),
  effect('reactivated', '重新激活', 'Reactivated'),
  effect('returned', '回归', 'Returned'),
  effect('expanded', '增购', 'Expanded'),
  effect('contracted', '减购', 'Contracted'),
  effect('paused', '暂停', 'Paused'),
  effect('churned', '流失', 'Churned'),
  effect('returns-only', '仅退货', 'Returns only'),
  effect('no-customer', '无客户编号', 'No customer id')
]

/** What sales of goods change by; net sales have returns and adjustments besides. */
export const saleEffects: readonly Effect[] = [
  effect('volume', '销量', 'Volume'),
  effect('mix', '结构', 'Mix'),
  { ...effect('share-shift', '份额转移', 'Share shift'), is_balanced: true },
  effect('price', '价格', 'Price'),
  effect('new-products', '新品', 'New products'),
  effect('discontinued', '停售', 'Discontinued')
]

export const netSaleEffects: readonly Effect[] = [
  ...saleEffects,
  effect('returns', '退货', 'Returns'),
  effect('adjustments', '调整', 'Adjustments')
]

export const mixRateEffects: readonly Effect[] = [
  effect('mix', '结构效应', 'Mix effect'),
  effect('rate', '率效应', 'Rate effect')
]

/** Rows and bars that are no members of their dimension. */
export const noMember: Effect = effect('', '（无）', '(none)')
export const otherMembers: Effect = effect('other', '其余', 'Others')
export const sharedByMembers: Effect = effect('shared', '多组共有', 'Shared by several')
