import type { View } from '../view/view.ts'
import type { Filter } from './queries.ts'

/** The filters of a view as queries take them, without those of one dimension. */
export function whereOf({ filters }: Pick<View, 'filters'>, except?: string): Filter[] {
  return Object.entries(filters)
    .filter(([dimension]) => dimension !== except)
    .map(([dimension, values]) => ({ dimension, values: [...values] }))
}
