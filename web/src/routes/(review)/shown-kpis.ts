/** The KPIs of the page in rows of what belongs together; others stand beside the one that they explain. */
export const rowsOfKpis = {
  sales: [
    'net-sales',
    'gross-sales',
    'return-rate',
    'units',
    'orders',
    'average-order-value',
    'gross-margin'
  ],
  customers: [
    'active-customers',
    'new-customers',
    'repurchase-rate',
    'purchase-frequency',
    'retention-rate',
    'churn-rate'
  ]
} as const

export const shownKpis: readonly string[] = Object.values(rowsOfKpis).flat()
