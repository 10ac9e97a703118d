import { churnTree } from './churn-tree/churn-tree.ts'
import { customerValue } from './value/customer-value.ts'
import type { Analysis } from './define-analysis.ts'

/** Every analysis of a build; they run after the segments and before the marts. */
export const analyses: readonly Analysis[] = [customerValue, churnTree]
