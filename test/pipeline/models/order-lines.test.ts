import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { askWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

const orderLines = (sources: TinySources, columns: string) =>
  askWarehouse(sources, `select ${columns} from marts.order_lines order by record`)

describe('net amount and kind of a line', () => {
  // [what, the row as written, line_kind, quantity, net_amount]
  const examples: [string, Row, string, string, string][] = [
    ['quantity × price', { quantity: 3, unit_price: 9.99 }, 'sale', '3.0000', '29.9700'],
    [
      '150 × 100, where 18 digits would not do',
      { quantity: 150, unit_price: 100 },
      'sale',
      '150.0000',
      '15000.0000'
    ],
    ['10 % off', { quantity: 3, unit_price: 19.99, discount_rate: 0.1 }, 'sale', '3.0000', '53.9730'],
    ['all off', { unit_price: 19.99, discount_rate: 1 }, 'adjustment', '1.0000', '0.0000'],
    ['rounded once, to 4 places', { unit_price: 0.3333, discount_rate: 0.15 }, 'sale', '1.0000', '0.2833'],
    ['half a unit away from zero', { unit_price: 0.0001, discount_rate: 0.5 }, 'sale', '1.0000', '0.0001'],
    [
      'the same below zero',
      { quantity: -1, unit_price: 0.0001, discount_rate: 0.5 },
      'return',
      '-1.0000',
      '-0.0001'
    ],
    ['a weight', { quantity: 0.125, unit_price: 8.4 }, 'sale', '0.1250', '1.0500'],
    ['past 64 bits', { quantity: 99999, unit_price: 99999.99 }, 'sale', '99999.0000', '9999899000.0100'],
    [
      'a third of a per mille off',
      { unit_price: 1000, discount_rate: 0.000333 },
      'sale',
      '1.0000',
      '999.6670'
    ],
    ['a given amount wins', { quantity: 2, unit_price: 10, amount: 15 }, 'sale', '2.0000', '15.0000'],
    ['a return whose amount has no sign', { quantity: -2, amount: 15 }, 'return', '-2.0000', '-15.0000'],
    ['a return by its quantity', { quantity: -2, unit_price: 10 }, 'return', '-2.0000', '-20.0000'],
    [
      'a return by its kind',
      { quantity: -2, unit_price: 10, kind: 'return' },
      'return',
      '-2.0000',
      '-20.0000'
    ],
    [
      'a return in positive numbers',
      { quantity: 2, unit_price: 10, kind: 'return' },
      'return',
      '-2.0000',
      '-20.0000'
    ],
    [
      'a return, amount negative only',
      { quantity: 1, amount: -30, kind: 'return' },
      'return',
      '-1.0000',
      '-30.0000'
    ],
    ['a return that gave nothing back', { quantity: -1, unit_price: 0 }, 'return', '-1.0000', '0.0000'],
    ['a price of zero', { quantity: 5, unit_price: 0 }, 'adjustment', '5.0000', '0.0000'],
    ['a negative price', { unit_price: -5 }, 'adjustment', '1.0000', '-5.0000'],
    ['a negative price called a sale', { unit_price: -5, kind: 'sale' }, 'adjustment', '1.0000', '-5.0000']
  ]

  let lines: Record<string, unknown>[]

  beforeAll(async () => {
    const sales = examples.map(([, row]) => ({ ordered_at: '2026-03-05', ...row }))
    lines = await orderLines({ sales }, 'line_kind, quantity, net_amount')
  })

  it.each(examples.map((example, index) => [index, ...example] as const))(
    '%i: %s',
    (index, _what, _row, kind, quantity, net) => {
      expect(lines[index]).toEqual({ line_kind: kind, quantity, net_amount: net })
    }
  )

  it('is the exact product, rounded half away from zero, for any numbers', async () => {
    const decimal = (digits: bigint, places: number) => {
      const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
      return `${digits < 0n ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`
    }
    const line = fc.record({
      // Ten-thousandths of a unit; whole units and cents take the short way through the model.
      quantity: fc.oneof(
        fc.bigInt({ min: -20_000n, max: 20_000n }).map((units) => units * 10_000n),
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
      ),
      price: fc.oneof(
        fc.bigInt({ min: 0n, max: 2n * 10n ** 8n }).map((cents) => cents * 100n),
        fc.bigInt({ min: 0n, max: 10n ** 10n })
      ),
      rate: fc.oneof(
        fc.constant(0n),
        fc.bigInt({ min: 0n, max: 100n }).map((percent) => percent * 10_000n),
        fc.bigInt({ min: 0n, max: 1_000_000n })
      )
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 100, maxLength: 200 }), async (lines) => {
        const sales = lines.map(({ quantity, price, rate }) => ({
          ordered_at: '2026-03-05',
          quantity: decimal(quantity, 4),
          unit_price: decimal(price, 4),
          discount_rate: decimal(rate, 6)
        }))
        const expected = lines.map(({ quantity, price, rate }) => {
          const product = quantity * price * (1_000_000n - rate)
          const half = product < 0n ? -5n * 10n ** 9n : 5n * 10n ** 9n
          return decimal((product + half) / 10n ** 10n, 4)
        })
        const rows = await orderLines({ sales }, 'net_amount')
        expect(rows.map((row) => row['net_amount'])).toEqual(
          expected.map((net) => net.replace('-0.0000', '0.0000'))
        )
      }),
      { numRuns: 8, seed: 7 }
    )
  })
})

describe('cost of a line', () => {
  const products = [{ product_id: 'p', unit_cost: 4 }]
  const examples: [string, Row, string | null][] = [
    ['its own', { product_id: 'p', quantity: 3, unit_price: 10, cost: 11 }, '11.0000'],
    ['else the product’s', { product_id: 'p', quantity: 3, unit_price: 10 }, '12.0000'],
    ['of goods that came back', { product_id: 'p', quantity: -3, unit_price: 10 }, '-12.0000'],
    [
      'of goods that came back, written positive',
      { product_id: 'p', quantity: 3, unit_price: 10, kind: 'return' },
      '-12.0000'
    ],
    ['of many', { product_id: 'p', quantity: 123456, unit_price: 10 }, '493824.0000'],
    ['unknown', { product_id: 'q', quantity: 3, unit_price: 10 }, null]
  ]

  it('is its own, else the product’s, and negative where goods came back', async () => {
    const sales = examples.map(([, row]) => ({ ordered_at: '2026-03-05', ...row }))
    const lines = await orderLines({ sales, products }, 'cost_amount')
    expect(examples.map(([what], index) => [what, lines[index]?.['cost_amount']])).toEqual(
      examples.map(([what, , cost]) => [what, cost])
    )
  })
})

describe('region of a line', () => {
  it('is its own, else the customer’s, else none', async () => {
    const rows = await askWarehouse(
      {
        sales: [
          { ordered_at: '2026-03-05', customer_id: 'a', region_id: 'north', amount: 1 },
          { ordered_at: '2026-03-05', customer_id: 'a', amount: 1 },
          { ordered_at: '2026-03-05', customer_id: 'b', amount: 1 },
          { ordered_at: '2026-03-05', amount: 1 }
        ],
        customers: [{ customer_id: 'a', region_id: 'south' }]
      },
      `select regions.region_id from marts.order_lines
       left join marts.regions using (region_key) order by order_lines.record`
    )
    expect(rows.map((row) => row['region_id'])).toEqual(['north', 'south', null, null])
  })
})

describe('order lines', () => {
  it('end with the day of as_of, its last second included', async () => {
    const rows = await orderLines(
      {
        sales: [
          { ordered_at: '2026-03-05 23:59:59', amount: 1 },
          { ordered_at: '2026-03-06 00:00:00', amount: 2 }
        ],
        settings: { as_of: '2026-03-05' }
      },
      'net_amount, ordered_on'
    )
    expect(rows).toEqual([{ net_amount: '1.0000', ordered_on: '2026-03-05' }])
  })

  it('are stored in date order, carry declared attributes, and are one per staged line', async () => {
    const rows = await askWarehouse(
      {
        sales: [
          { ordered_at: '2026-03-09', amount: 1, attribute_need: 'b', customer_id: 'x', product_id: 'p' },
          { ordered_at: '2026-03-05', amount: 1, attribute_need: 'a', customer_id: 'x', product_id: 'p' },
          { ordered_at: '2026-03-05', amount: 1, customer_id: 'x', product_id: 'p' }
        ],
        attributes: [{ source: 'sales', name: 'need' }]
      },
      'select ordered_on, attribute_need from marts.order_lines'
    )
    expect(rows.map((row) => row['ordered_on'])).toEqual(['2026-03-05', '2026-03-05', '2026-03-09'])
    expect(rows.map((row) => row['attribute_need']).sort()).toEqual(['a', 'b', null].sort())
  })
})
