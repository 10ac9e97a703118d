import { churnTree } from './churn-tree/churn-tree.ts'
import { clusters } from './clusters/clusters.ts'
import type { Analysis } from './define-analysis.ts'
import { customerValue } from './value/customer-value.ts'

/** Every analysis of a build; they run after the segments and before the marts. */
export const analyses: readonly Analysis[] = [customerValue, churnTree, clusters]
