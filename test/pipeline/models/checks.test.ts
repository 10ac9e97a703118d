import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runChecks } from '../../../pipeline/models/checks.ts'
import { readRows, tinyWarehouse, type TinySources, type TinyWarehouse } from '../../support/warehouse.ts'

const sound: TinySources = {
  sales: [
    { ordered_at: '2026-01-05', customer_id: 'a', product_id: 'p', region_id: 'r', line_id: '1', amount: 10 },
    { ordered_at: '2026-02-05', customer_id: 'b', product_id: 'p', region_id: 'r', line_id: '2', amount: 20 }
  ],
  products: [{ product_id: 'p', category: 'tea' }],
  regions: [{ region_id: 'r' }],
  customers: [{ customer_id: 'a' }, { customer_id: 'b' }]
}

let soundWarehouse: TinyWarehouse
beforeAll(async () => {
  soundWarehouse = await tinyWarehouse(sound)
})
afterAll(() => soundWarehouse.close())

/** Checks that found something, of all or of those named. */
async function checksOf({ connection }: Pick<TinyWarehouse, 'connection'>, names?: readonly string[]) {
  const results = await runChecks({ connection, names })
  const written = await readRows(
    connection,
    'select check_name, severity, failing_rows, detail, sample, amount from marts.check_results'
  )
  expect(written).toEqual(results.map((result) => ({ ...result, failing_rows: String(result.failing_rows) })))
  return results.filter(({ failing_rows }) => failing_rows > 0)
}

async function findings(sources: Partial<TinySources>, names?: readonly string[]) {
  const warehouse = await tinyWarehouse({ ...sound, ...sources })
  try {
    return await checksOf(warehouse, names)
  } finally {
    warehouse.close()
  }
}

/** What is found after a change to the finished marts of sound data, which is taken back. */
async function findingsAfter(change: string, names: readonly string[]) {
  const { connection } = soundWarehouse
  await connection.run('begin')
  try {
    await connection.run(change)
    return await checksOf({ connection }, names)
  } finally {
    await connection.run('rollback')
  }
}

describe('checks', () => {
  it('find nothing in sound data', async () => {
    expect(await findings({})).toEqual([])
  })

  // [check, severity, sources, change to the marts, failing rows, detail]
  const examples: [string, string, Partial<TinySources>, string | undefined, number, RegExp][] = [
    [
      'sales_not_empty',
      'error',
      { settings: { as_of: '2025-12-31' } },
      undefined,
      1,
      /up to as_of 2025-12-31; 2 lines are dated later/
    ],
    [
      'last_order_date',
      'error',
      {
        sales: [
          ...sound.sales,
          {
            ordered_at: '2026-04-09',
            customer_id: 'a',
            product_id: 'p',
            region_id: 'r',
            line_id: '3',
            amount: 1
          }
        ]
      },
      undefined,
      1,
      /63 days past the one before it: 2026-04-09 after 2026-02-05 — sales\.csv, record 3 — correct the row, or set as_of/
    ],
    [
      'file_accounts',
      'error',
      {
        sourceFiles: [
          {
            file_id: 1,
            source: 'sales',
            path: 'sales.csv',
            rows_in: 5,
            rows_kept: 2,
            rows_rejected: 1,
            rows_duplicate: 1
          }
        ]
      },
      undefined,
      1,
      /1 row is neither kept nor rejected nor duplicates — sales\.csv/
    ],
    [
      'accepted_values',
      'error',
      { sales: sound.sales.map((row) => ({ ...row, kind: 'refund' })) },
      undefined,
      2,
      /sales\.kind = refund/
    ],
    [
      'sums_agree',
      'error',
      {},
      `update build.marts.order_lines set net_amount = net_amount + 0.0001 where line_id = '1'`,
      1,
      /disagree.*30\.0000 and 30\.0001/
    ],
    [
      'sums_agree',
      'error',
      {},
      `delete from build.marts.orders where order_id = 'order 2'`,
      1,
      /disagree: between 1 and 2 lines/
    ],
    ['sums_agree', 'error', {}, `update build.marts.customer_months set net_amount = 0`, 1, /disagree/],
    [
      'tiers_cover_customers',
      'error',
      {},
      `delete from build.marts.customer_tiers where customer_key = 2`,
      1,
      /such as b/
    ],
    [
      'tiers_cover_customers',
      'error',
      {},
      `update build.marts.customer_tiers set valid_to = date '2026-02-01' where customer_key = 1`,
      1,
      /such as a/
    ],
    [
      'tiers_cover_customers',
      'error',
      {},
      `update build.marts.customer_tiers set valid_from = date '2026-02-01' where customer_key = 2 and valid_from = date '2026-01-01'`,
      1,
      /such as b/
    ],
    [
      'key_customers_customer_id',
      'error',
      {},
      `update build.marts.customers set customer_id = 'a'`,
      1,
      /customer_id must be filled in and unique, but is not for a/
    ],
    [
      'key_order_lines',
      'error',
      {},
      `insert into build.marts.order_lines from build.marts.order_lines where line_id = '1'`,
      1,
      /marts\.order_lines: file_id, record/
    ],
    [
      'key_orders',
      'error',
      {},
      `update build.marts.orders set order_id = null where order_id = 'order 1'`,
      1,
      /\(empty\)/
    ],
    [
      'key_purchase_days',
      'error',
      {},
      `insert into build.marts.purchase_days from build.marts.purchase_days where customer_key = 2`,
      1,
      /not for 2 2026-02-05/
    ],
    [
      'purchase_days',
      'error',
      {},
      `update build.marts.purchase_days set next_on = date '2026-02-05' where customer_key = 1`,
      1,
      /2 first and 1 last purchase days of 2 customers who bought/
    ],
    [
      'split_orders',
      'error',
      {},
      `update build.marts.orders set order_id = 'order 1' where order_id = 'order 2'`,
      1,
      /2 orders by their rows, 1 by their distinct ids/
    ],
    [
      'key_settings_name',
      'error',
      {},
      `insert into build.marts.settings values ('as_of', '2026-01-01')`,
      1,
      /not for as_of/
    ],
    [
      'region_paths',
      'error',
      {
        regions: [
          { region_id: 'r', parent_id: 's' },
          { region_id: 's', parent_id: 'r' }
        ]
      },
      undefined,
      2,
      /circle.*such as r below s/
    ],
    [
      'region_paths',
      'error',
      {
        regions: [
          { region_id: 'r' },
          ...[1, 2, 3, 4, 5, 6].map((depth) => ({
            region_id: `r${depth}`,
            parent_id: depth > 1 ? `r${depth - 1}` : 'r'
          }))
        ]
      },
      undefined,
      1,
      /more than six levels deep, such as r6 below r5/
    ],
    [
      'region_parents',
      'warning',
      { regions: [{ region_id: 'r', parent_id: 'x' }] },
      undefined,
      1,
      /such as r below x/
    ],
    [
      'complaint_customers',
      'warning',
      { complaints: [{ complaint_id: 'c', customer_id: 'x', opened_at: '2026-02-01 10:00:00' }] },
      undefined,
      1,
      /1 complaint is of a customer id .* such as x/
    ],
    [
      'complaint_times',
      'warning',
      {
        complaints: [
          { complaint_id: 'c', opened_at: '2026-02-02 10:00:00', resolved_at: '2026-02-02 09:00:00' },
          {
            complaint_id: 'd',
            opened_at: '2026-02-02 10:00:00',
            resolved_at: '2026-02-02 12:00:00',
            followed_up_at: '2026-02-02 11:00:00'
          },
          { complaint_id: 'e', opened_at: '2026-02-02 10:00:00', resolved_at: '2026-02-02 10:00:00' }
        ]
      },
      undefined,
      2,
      /such as c/
    ],
    [
      'complaint_days',
      'warning',
      {
        complaints: [
          { complaint_id: 'c', opened_at: '2026-02-02', first_response_at: '2026-02-02' },
          { complaint_id: 'd', opened_at: '2026-02-03' },
          { complaint_id: 'e', opened_at: '2026-02-03 10:00:00' }
        ]
      },
      undefined,
      2,
      /2 complaints were opened at midnight sharp/
    ],
    [
      'unknown_respondents',
      'warning',
      {
        survey_responses: [
          { response_id: '1', customer_id: 'x', responded_at: '2026-01-01', survey: 'nps', score: 3 },
          { response_id: '2', responded_at: '2026-01-01', survey: 'nps', score: 3 }
        ]
      },
      undefined,
      1,
      /1 answer to a survey is of a customer whose id nothing else names, such as x/
    ],
    [
      'unknown_invitations',
      'warning',
      {
        survey_invitations: [{ invitation_id: 'i', sent_at: '2026-01-01', survey: 'nps' }],
        survey_responses: [
          { response_id: '1', invitation_id: 'i', responded_at: '2026-01-01', survey: 'nps', score: 3 },
          { response_id: '2', invitation_id: 'j', responded_at: '2026-01-01', survey: 'nps', score: 3 }
        ]
      },
      undefined,
      1,
      /1 answer names an invitation that survey_invitations does not hold, such as j/
    ],
    [
      'unknown_products',
      'warning',
      { products: [{ product_id: 'q' }] },
      undefined,
      2,
      /1 product id is not in the products source, such as p: 2 lines, net sales 30\.00/
    ],
    [
      'unknown_regions',
      'warning',
      { regions: [{ region_id: 's' }] },
      undefined,
      1,
      /such as r: 2 lines, net sales 30\.00/
    ],
    [
      'unknown_contacts',
      'warning',
      { contacts: [{ contact_id: '1', customer_id: 'x', contacted_at: '2026-01-01' }] },
      undefined,
      1,
      /1 contact is with a customer whose id nothing else names, such as contact 1/
    ],
    [
      'campaign_members',
      'warning',
      {
        campaigns: [{ campaign_id: 'c', starts_on: '2026-01-01', cost: 1 }],
        campaign_members: [
          { campaign_id: 'c', customer_id: 'nobody', group: 'treated' },
          { campaign_id: 'd', customer_id: 'b', group: 'treated' },
          { campaign_id: 'd', customer_id: 'a', group: 'treated' },
          { campaign_id: 'c', customer_id: 'a', group: 'holdout', contacted_at: '2026-01-02' }
        ]
      },
      undefined,
      4,
      /most of them of an unknown campaign, such as d a/
    ],
    [
      'opportunities',
      'warning',
      {
        opportunities: [
          { opportunity_id: 'p', stage: 'talk', created_at: '2026-01-01', closed_at: '2026-01-02' },
          { opportunity_id: 'q', stage: 'talk', created_at: '2026-01-02', outcome: 'won' },
          {
            ...{ opportunity_id: 'r', stage: 'won', created_at: '2026-01-02', closed_at: '2026-01-01' },
            customer_id: 'nobody'
          },
          { opportunity_id: 's', stage: 'talk', created_at: '2026-01-01', closed_at: '2026-01-03' }
        ],
        opportunity_stages: [{ opportunity_id: 'z', stage: 'talk', entered_at: '2026-01-01' }]
      },
      undefined,
      6,
      /most of them closed without an outcome, such as p/
    ],
    [
      'unknown_customers',
      'warning',
      { customers: [{ customer_id: 'a' }] },
      undefined,
      1,
      /such as b: net sales 20\.00/
    ],
    [
      'lines_without_customer',
      'warning',
      { sales: sound.sales.map((row, index) => ({ ...row, customer_id: index === 0 ? null : 'b' })) },
      undefined,
      1,
      /1 line has no customer id: net sales 10\.00/
    ],
    [
      'adjustments',
      'warning',
      { sales: [...sound.sales, { ...sound.sales[1], line_id: '3', amount: -4 }] },
      undefined,
      1,
      /net sales -4\.00/
    ],
    [
      'lines_after_as_of',
      'warning',
      { settings: { as_of: '2026-02-01' } },
      undefined,
      1,
      /1 sales line is dated after as_of 2026-02-01/
    ]
  ]

  it.each(examples)(
    '%s is an %s when it should be (%#)',
    async (name, severity, sources, change, rows, detail) => {
      const [found] = await (change === undefined ? findings(sources, [name]) : findingsAfter(change, [name]))
      expect(found).toMatchObject({ severity, failing_rows: rows })
      expect(found?.detail).toMatch(detail)
      expect(found?.sample).not.toBe('')
    }
  )

  it('let the last order date lie 62 days past the one before it', async () => {
    const sales = [...sound.sales, { ...sound.sales[0], ordered_at: '2026-04-08', line_id: '3' }]
    expect(await findings({ sales })).toEqual([])
  })

  it('do not call unknown what no source describes', async () => {
    expect(await findings({ products: [], regions: [], customers: [] })).toEqual([])
  })

  it('count lines that agree in everything, unless they carry line ids', async () => {
    const twin = {
      ordered_at: '2026-02-05',
      order_id: 'o',
      customer_id: 'b',
      product_id: 'p',
      region_id: 'r',
      amount: 20
    }
    const other = { ...twin, amount: 21 }
    expect(await findings({ sales: [twin, twin, twin, other] })).toEqual([
      {
        check_name: 'possible_duplicates',
        severity: 'warning',
        failing_rows: 2,
        detail:
          '2 lines agree in every mapped column with another one: net sales 40.00 may be counted twice — map line_id, or set deduplicate: true',
        sample: 'o',
        amount: '40.0000'
      }
    ])
    const named = [twin, twin, twin].map((row, index) => ({ ...row, line_id: String(index) }))
    expect(await findings({ sales: named })).toEqual([])
  })
})
